## Opening a case, one question a page.

welcome-title = Welcome
welcome-lede = Here you ask to be received, and you see where your case stands.
welcome-start = Is this your first time?
welcome-start-about = Answer seven questions. It takes about ten minutes. You can stop and go on later on this phone.
welcome-begin = Start
welcome-go-on = Go on
welcome-back = Do you already have a case?
welcome-back-about = You will see what comes next, and by when.
welcome-know = Good to know
welcome-know-free = It is free. Nobody may ask you for money.
welcome-know-who = You can see who looked at your file.
welcome-know-paper = Everything can also be done at the desk, with someone.

start-progress = Question { $n } of { $of }
start-name-title = What is your name?
start-name-why = We write your name as it is on your papers. No papers? Write it as you say it.
start-birth-title = When were you born?
start-birth-why = Your age opens certain rights, above all if you are under 18.
start-sex-title = What is your sex?
start-sex-why = We ask so that we can house you safely. You need not answer.
start-origin-title = Where are you from, and which languages do you speak?
start-origin-why = You have the right to an interpreter in a language you understand.
start-people-title = Who is with you?
start-people-why = Your family stays together: one home, one appointment.
start-people-added = { $n ->
    [one] { $n } person with you
   *[other] { $n } people with you
}
start-people-add = Add a person
start-people-add-go = Add this person
start-people-none = I am alone, continue
start-people-all = That is everyone, continue
start-contact-title = How can we reach you?
start-contact-why = We tell you before every important date. You can leave all of this empty and come to the desk.
start-own-title = A few more questions
start-own-why = They help to receive you well. Nobody asks you here why you left.

check-title = Check your answers
check-why = You can change everything now. Later you can ask for a correction at the desk.
check-after = By sending, you say that these answers are true as far as you know.
check-send = Send
nothing-said = No answer

done-title = It is sent
done-number = Your case number is
done-keep = Write it down or take a photo. You will be asked for it at every appointment.
done-code = Your code to come back
done-code-about = This code will not be shown again. Keep it to yourself: with your number it opens your page.
done-go = See my page
