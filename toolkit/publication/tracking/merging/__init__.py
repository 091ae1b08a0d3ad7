"""What came back of a year of tracking: judged, recorded, told to staff and to units."""
