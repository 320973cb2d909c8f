"""The desks: static pages on which a reader approves what is theirs to, and gets one file to hand back."""
