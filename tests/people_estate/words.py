"""What invented people are called and where they live. Numbers are from ranges that Ofcom reserves for drama, mail domains from RFC 2606."""

from __future__ import annotations


def listed(text: str, at: str | None = None) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(text.split(at))


#: Given names with what friends make of them.
DIMINUTIVES = {
    "William": "Bill", "Robert": "Bob", "Elizabeth": "Liz", "Margaret": "Peggy", "Katherine": "Kate", "Thomas": "Tom", "James": "Jim",
    "Edward": "Ted", "Jennifer": "Jenny", "Samuel": "Sam", "Patricia": "Pat", "Christopher": "Chris", "Michael": "Mike", "Susan": "Sue",
    "Andrew": "Andy", "Deborah": "Debbie", "Anthony": "Tony", "Rebecca": "Becky", "Daniel": "Danny", "Victoria": "Vicky",
}  # fmt: skip
OTHERS = listed(
    "Amelia Beatrice Chloe Daphne Eleanor Fiona Grace Harriet Imogen Joanna Lucy Megan Nadia Olivia Priya Sophie Tamsin Arjun Callum Felix "
    "George Harry Ibrahim Kieran Liam Marcus Nathan Oliver Rhys Aisha Mohammed Wei Hannah Peter Paul Mary Sarah Emma David John"
)
GIVEN = (*DIMINUTIVES, *OTHERS)
#: Names of a girl and of a boy that are one letter apart.
OPPOSITE = (
    ("Mary", "Mark"), ("Joan", "John"), ("Paula", "Paul"), ("Simone", "Simon"), ("Carla", "Carl"), ("Roberta", "Robert"), ("Christina", "Christian"),
)  # fmt: skip
COMMON = listed(
    "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Khan"
)
FRONT = listed(
    "Ash Black Brad Brom Burn Cald Carl Clay Cob Crow Dal Den East Elling Fair Farn Green Hal Hart Hazel Holl Ingle Kettle Lang Lin Mar Mill "
    "North Oak Pen Quill Ravens Row Salt Shel Stan Thorn Under Wake Whit"
)
BACK = listed(
    "bank beck by combe cote croft den dale field ford gate ham hurst ley lock more ridge shaw stead stone ton wade well wick worth"
)
RARE = tuple(front + back for front in FRONT for back in BACK)
#: A name with marks or in another script, and how English papers write it.
FOREIGN = (
    (("Zoë", "Müller"), ("Zoe", "Mueller")), (("Łukasz", "Wójcik"), ("Lukasz", "Wojcik")), (("Дмитрий", "Соколов"), ("Dmitry", "Sokolov")),
    (("Sinéad", "Ó Briain"), ("Sinead", "O'Briain")), (("Γιώργος", "Παπαδόπουλος"), ("Giorgos", "Papadopoulos")), (("Åsa", "Lindström"), ("Asa", "Lindstrom")),
)  # fmt: skip
STREETS = listed(
    "Teasel Lane,Copperfield Road,Harrier Way,Millstone Close,Wagtail Street,Quarryside Avenue,Lantern Hill,Barleycorn Drive,Otter Bank,Sorrel Gardens",
    ",",
)
#: How addresses shorten their last word.
SHORT = {"Lane": "La", "Road": "Rd", "Street": "St", "Avenue": "Ave", "Drive": "Dr", "Gardens": "Gdns", "Close": "Cl"}
#: Town, postcode area.
TOWNS = (
    ("Leeds", "LS"), ("Sheffield", "S"), ("Nottingham", "NG"), ("Leicester", "LE"), ("Bristol", "BS"), ("Reading", "RG"), ("Birmingham", "B"),
    ("Glasgow", "G"), ("Manchester", "M"), ("London", "SE"), ("Cardiff", "CF"),
)  # fmt: skip
INWARD = "ABDEFGHJLNPQRSTUWXYZ"
ITEMS = listed("Leak sensor,Air monitor,Thermo tag,Door chime,Smart plug,Hub", ",")
SUBJECTS = listed("Delivery late,Wrong item,Refund,Password,Change of address,Invoice", ",")
#: A file share's texts. {name} is the person; {fact}, a sentence with another identifier or none; what goes with no person has neither.
LETTERS = (
    "Dear {name},\n\nThank you for your letter of last week.\nWe are sorry that your order came late.\n{fact}\n\nYours sincerely\nCustomer Care\n",
    "Note for the file\n\nSpoke to {name} this morning about the invoice.\n{fact}\nWill call back on Friday.\n",
    "Minutes of the complaints meeting\n\n1. Stock.\n2. The case of {name} was closed.\n{fact}\n3. Any other business.\n",
)
PLAIN = "Minutes of the stock meeting\n\n1. The hubs are late again.\n2. The shelf in aisle {n} is full.\n3. Any other business.\n"
DIGITS = listed("oh one two three four five six seven eight nine")
