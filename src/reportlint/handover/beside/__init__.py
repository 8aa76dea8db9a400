"""Two reports side by side: this year's beside last year's, or two bodies'; what a reviewer looks at first."""
