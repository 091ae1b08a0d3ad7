"""What goes out at the end: notices to units and lists for publication, from the records of the decided stages."""
