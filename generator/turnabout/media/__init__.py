"""Pictures, fonts and colours as they may be published."""
