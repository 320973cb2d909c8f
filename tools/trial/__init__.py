"""The trial with a phone: what machines here cannot do, led through on a volunteer's own phone."""
