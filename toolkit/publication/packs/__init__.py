"""A pack per selected question: what reports to the government and articles for the public are written from."""
