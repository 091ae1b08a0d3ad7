"""An older form that came back: what it held, typed into the newest, with a list of what moved (decision 0009)."""
