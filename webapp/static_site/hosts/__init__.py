"""Configurations for hosts that run no code: nginx, Caddy, and Netlify or Cloudflare Pages (`_headers`)."""
