"""The timeline, events and figures: what sources say happened, each date on its words."""
