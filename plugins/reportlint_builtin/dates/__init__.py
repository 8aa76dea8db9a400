"""Years, periods, days of publication."""
