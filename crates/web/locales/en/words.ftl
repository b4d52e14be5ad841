## Families of words: a prefix and a code.

sex-female = Female
sex-male = Male
sex-other = Other
sex-unknown = Not stated

relation-partner = Husband, wife or partner
relation-child = Child
relation-parent = Father or mother
relation-sibling = Brother or sister
relation-relative = Another relative
relation-other = Someone else

place-online = Online, here
place-desk = At the desk
place-post = By post

kind-act = Act
kind-hearing = Hearing
kind-notice = Notice
kind-decision = Decision
kind-consequence = Consequence

compartment-identity = identity
compartment-contact = contact
compartment-family = family
compartment-documents = documents
compartment-health = health
compartment-story = story
compartment-counselling = counselling

role-person = The person
role-association = Association
role-first_reception = First reception
role-registration = Registration
role-reception_authority = Reception authority
role-determining_authority = Determining authority
role-court = Court
role-operator = Place of reception
role-integration = Integration
role-manager = Management
role-statistician = Statistics
role-safeguarding = Safeguarding officer
role-system = The house itself

part-day = Day
part-month = Month
part-year = Year
part-hour = Time

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = June
month-short-7 = July
month-short-8 = Aug
month-short-9 = Sept
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
