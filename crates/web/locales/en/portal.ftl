## The person's page.

my-title = My page
my-hello = Hello { $name }
my-lede = This is where you are on { $date }.
my-none = No case is open
my-none-about = Answer a few questions to open one.
my-where = Where you are
my-phase = Stage { $n } of { $of }
my-next = What comes next
my-by = By the end of
my-bring = What to bring
my-lateness = If the date passes
my-late = The date has passed
my-do = Do it now
my-read = Read more
my-wait = You have nothing to do
my-wait-about = It is for the administration to act. You will see here what follows.
my-also = You can or must also
my-optional = this is a right, not a duty
my-theirs = What the administration owes you
my-theirs-about = If it is late, you can remind them. An association can help you.
my-way = The whole way
my-closed = Your case has ended
my-help = Who can help you

step-done = You did this on
step-when = By when
step-waiting = Not possible yet
step-by = Who does it
step-where = Where
step-documents = Documents asked for
step-form = Your answer
step-send = Send my answer
step-articles = What the law says

asked-given = Given
asked-required = Required
asked-free = If you have it
asked-add = Add

documents-title = My documents
documents-lede = What you gave, what you received, and what is missing.
documents-asked = Still asked for
documents-filed = In your file
documents-none = No document for the moment.
documents-add = Add a document
documents-limits = { $n } MB at most for each file.
documents-send = Add this document
document-by = Added by { $name }
document-withdraw = Withdraw this document
document-by-you = Added by you

access-title = Who looked at my file
access-lede = Each time someone opens your file, it is written here. Nobody can erase it.
access-none = Nobody has opened your file yet.
access-seen = Seen:
access-compared = Are you somebody else registered too?
access-compared-undone = Undone on
compared-same = Another file was found to be yours
compared-different = Another file was found to be somebody else's
access-name-only = only your name, in a list
access-times = { $n } times within an hour
access-wrong = Does something surprise you?

information-title = My information
information-lede = What we know about you, who said it, and when.
information-wrong = Is something wrong?
information-wrong-about = Tell the desk or an association. The earlier answer stays visible, with the correction.
information-never = What we never write here
information-never-about = Your fingerprints and the picture of your face. We send nothing to your country of origin.
claim-replaced = Replaced
source-document = Read on a document
source-person = Said by you
source-agent = Written by an agent
household = With you

## Help.

help-title = Help
help-who = Near you
help-danger = In an emergency
help-112 = Police, fire brigade, doctor. Free, day and night.
help-115 = If you do not know where to sleep tonight. Free, day and night.
help-questions = Questions people ask
help-q-mistake = I made a mistake in an answer
help-a-mistake = It is not serious. Tell the desk or an association: the correction is noted with its date. A mistake is not a lie.
help-q-phone = I have a new phone
help-a-phone = Sign in with your case number and your code, on any phone. Lost your code? The desk gives you a new one.
help-q-late = I let a date pass
help-a-late = Open your page and read “If the date passes”. Go quickly to an association: often there is still a way.
help-q-who = Who can read my file?
help-a-who = Only people who need it for their work, and only the part they need. You see every look in “Who looked at my file”.
help-q-paper = I have no internet, or reading is hard
help-a-paper = Everything can be done at the desk, with someone and an interpreter. Ask for your page on paper too.
