"""The launch desk: what people must say yes to before a release, and what they have said."""
