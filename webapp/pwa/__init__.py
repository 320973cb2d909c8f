"""The installable app: web app manifests, the service worker's script, and the offline bundle that it stores."""
