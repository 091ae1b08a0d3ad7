"""What this year's call demands: the typed model, the packaged presets, and campaign.xlsx in and out."""
