"""What hosts that run no code are told: nginx, Caddy, and Netlify or Cloudflare Pages (`_headers`)."""
