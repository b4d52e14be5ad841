## When something fails.

failure-unreadable = We did not understand
failure-unreadable-about = The page may have stayed open too long. Nothing was sent. Go back and try again.
failure-forbidden = This page is not for you
failure-forbidden-about = Your account may not do this. If that is a mistake, speak to your manager.
failure-not-found = There is no such page
failure-not-found-about = The address may be incomplete, or the page is gone.
failure-conflict = Someone else has just changed this file
failure-conflict-about = Nothing was recorded. Read the file again: what you wanted to do may already be done.
failure-too-large = This is too large
failure-too-large-about = Send a smaller file, for example a smaller photo.
failure-refused = The law does not allow this now
failure-refused-about = Nothing was recorded.
failure-too-many = Too many requests at once
failure-too-many-about = Wait a minute, then try again. Nothing is lost.
failure-internal = This is our fault
failure-internal-about = Something broke on our side. Nothing was recorded. You can try again.
failure-database = The service is down for a moment
failure-database-about = We can neither read nor write files. Try again in a few minutes. What was recorded is safe.
failure-back = Go back
failure-again = Try again
failure-reload = Read the file again
failure-trace = If you call for help, give this number:
