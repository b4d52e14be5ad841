## Fields that both faces ask.

field-name = Name
field-family = Family name
field-family-hint = As on your passport or another document.
field-given = Given name(s)
field-one-name = I have only one name
field-own-script = Your name in your own script
field-own-script-hint = For example in Arabic, Tigrinya or Ukrainian.
field-birth = Date of birth
field-birth-hint = You do not know the day or the month? Leave it empty.
field-sex = Sex
field-nationality = Nationality
field-nationality-hint = The country of your passport, or “stateless” if no country recognises you.
field-language = Language you speak best
field-language-other = Another language you speak
field-languages = Languages
field-people = With you
field-relative-name = Full name of this person
field-relation = Relation to you
field-phone = Telephone
field-phone-hint = With the country code, for example +33 6 12 34 56 78.
field-email = Email address
field-address = Postal address
field-address-hint = Where do you get your mail? An association can keep it for you.
field-number = Case number
field-number-hint = It is on the last page of your registration and on your papers. For example: K7Q2-9XMD.
field-code = Code
field-code-hint = The code you got when your case was opened.
field-login = Login
field-password = Password

relative = { $name }, { $relation }, born { $birth }

## Documents.

field-document-kind = Which document?
field-document-title = Name of the document
field-document-title-hint = If it is not in the list.
field-file = File
field-file-hint = A clear photo is enough. PDF, JPEG, PNG, WebP or HEIC.
document-other = Another document

## What is wrong with an answer.

errors-title = Something needs correcting
refused-title = This is not possible now
allowed = What you can do:
wrong-missing = An answer is missing here.
wrong-too-long = Write at most { $n } characters.
wrong-not-number = Write a number, in digits.
wrong-outside = Write a number between { $low } and { $high }.
wrong-not-date = This date does not exist. Write for example 17 5 1990.
wrong-no-year = Write at least the year, in four digits.
wrong-in-future = This date is in the future.
wrong-not-hour = Write a time, for example 14:30.
wrong-not-phone = This number cannot be called. Write for example +33 6 12 34 56 78.
wrong-not-email = This address is not complete. Write for example name@example.org.
wrong-not-listed = Choose an answer from the list.
wrong-file-too-big = This file is too large: { $n } MB at most.
wrong-file-kind = This file cannot be read. Send a PDF or a photo.
wrong-one-name-only = You wrote two names. Keep one, or untick this box.
