"""The templates that staff restyle: which there are, checked with sample data, their fields listed and explained."""
