"""The configuration of nginx and Caddy for a static export."""
