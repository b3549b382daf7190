"""How many names of people are found in names of files, and how many are seen where there are none: `python -m tests.bench.file_names [PATH …]`.

Names of 29 cultures, put together by chance, stand in the forms in which people write them; "listed" tells how many of the two words are in
the lists that ship. PATHs are folders of programs: each person seen there is taken for a false one (they are printed with --show).
`--speed N` masks N names as a report does.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import time
from collections import Counter
from collections.abc import Iterator

from detectors.names.files import people
from detectors.names.lists import is_surname, may_be_given
from scanner.setup import load_engine

CULTURES = {
    "English": ("John Emma Oliver Harriet Nigel", "Smith Hathersage Wilkinson Ormerod Thwaite"),
    "Irish": ("Sean Niamh Padraig Aoife Fionnuala", "O'Brien O'Shaughnessy Gallagher Kilbane McGrath"),
    "Scottish": ("Hamish Eilidh Fraser Morag Iain", "MacKenzie McDonald Farquharson Urquhart Menzies"),
    "Welsh": ("Rhys Angharad Gethin Cerys Llewelyn", "Prydderch Bevan Gwilym Llewellyn Pugh"),
    "Polish": ("Tomasz Agnieszka Zbigniew Małgorzata Łukasz", "Kowalski Wiśniewska Szczepański Wójcik Brzęczyszczykiewicz"),
    "German": ("Jürgen Heike Wolfgang Annegret Götz", "Müller Schäfer Hinterhuber Oberkofler Weiß"),
    "Spanish": ("José Lucía Álvaro Encarnación Iñaki", "García Núñez Etxebarria Zubizarreta Peñalver"),
    "Portuguese": ("João Inês Gonçalo Beatriz Eusébio", "Gonçalves Magalhães Figueiredo Vasconcelos Brandão"),
    "French": ("François Hélène Thibault Océane Maëlys", "Lefèvre Dubois Charpentier Guégan Quéméneur"),
    "Italian": ("Giuseppe Chiara Ludovica Gianluca Ornella", "Rossi Esposito Mastrangelo Bevilacqua Quaranta"),
    "Romanian": ("Ion Ștefan Mihaela Gheorghe Ruxandra", "Popescu Ionescu Dragomirescu Țepeș Vlădescu"),
    "Turkish": ("Mehmet Ayşe Çağlar Gülşen Özgür", "Yılmaz Öztürk Karaosmanoğlu Şahin Kılıçdar"),
    "Arabic": ("Mohammed Fatima Abdulrahman Khadija Yousef", "Hussein Ahmed Benali Boutros Chaouch"),
    "Indian": ("Rajesh Priya Venkatesh Lakshmi Arundhati", "Patel Sharma Subramanian Krishnamurthy Chatterjee"),
    "Pakistani": ("Imran Ayesha Zulfiqar Mehwish Tariq", "Khan Malik Qureshi Chaudhry Bhatti"),
    "Nigerian": ("Chukwuemeka Ngozi Oluwaseun Adaeze Babatunde", "Okonkwo Adeyemi Okafor Nwachukwu Ogunlesi"),
    "Ghanaian": ("Kwame Akosua Kofi Abena Yaw", "Mensah Owusu Asante Boateng Ofori"),
    "Chinese": ("Xiaoming Wei Yuting Jianhua Mei", "Wang Zhang Ouyang Zhu Xu"),
    "Vietnamese": ("Minh Thuy Quang Huong Phuong", "Nguyen Tran Pham Hoang Vuong"),
    "Korean": ("Minjun Seoyeon Jihoon Hyejin Sungmin", "Kim Park Choi Jeong Hwang"),
    "Japanese": ("Hiroshi Yuki Kenjiro Sakura Takumi", "Tanaka Suzuki Yamashita Kobayashi Watanabe"),
    "Ukrainian": ("Oleksandr Oksana Volodymyr Svitlana Bohdan", "Shevchenko Kovalenko Tymoshchuk Melnyk Bondarenko"),
    "Greek": ("Dimitris Eleni Panagiotis Evangelia Stavros", "Papadopoulos Georgiou Hatzidakis Economou Vlachos"),
    "Hungarian": ("László Zsófia Gergely Ildikó Szabolcs", "Nagy Szabó Horváth Kővágó Bodnár"),
    "Swedish": ("Björn Åsa Göran Linnéa Torbjörn", "Lindqvist Sjöberg Åkesson Bergström Hällström"),
    "Zulu": ("Thabo Nomvula Sibusiso Zanele Bhekizizwe", "Dlamini Nkosi Mthembu Zwane Khumalo"),
    "Somali": ("Abdirahman Hodan Liban Ifrah Warsame", "Farah Abdullahi Warsame Jimale Gedi"),
    "Ethiopian": ("Abebe Tigist Haile Selamawit Dawit", "Bekele Tesfaye Gebremariam Wolde Mekonnen"),
    "Filipino": ("Maricel Jejomar Rodrigo Luzviminda Ligaya", "Dimaculangan Magsaysay Reyes Bautista Macaraeg"),
}
FORMS = (
    "{L}_{F}_grievance.docx", "{f}-{l}.pdf", "{F}{L}.docx", "{f}.{l}.doc", "{LU} {FU}.pdf", "{I}_{L}.docx", "{L}, {F}.pdf", "{L}_{F}.msg",
    "Mr_{I}_{L}.pdf", "dr.{f}.{l}.doc", "{L}_{I}_DOB_1984-02-29.pdf", "{F} {L} CV.pdf", "{F}_{L}_HR-2024-0017.docx", "CV-{F}-{L}-final.docx",
    "2024-03-11 {F} {L} appraisal.xlsx", "{l}_sickness_2023.xlsx", "{L} payslip March.pdf", "{F}_{L}", "{f}.{l}", "{f}_{l}_passport.jpg",
    "Letter to {F} {L}.docx", "{L}-{F}-case-00417.zip", "{F}%20{L}%20contract.pdf", "P45 {F} {L}.pdf", "{i}{l}.pst",
)  # fmt: skip
NOBODY = re.findall(
    r"\S+",
    "Annual_Report_March.pdf Jordan_region.csv Will_and_Grace_backlog.txt README_English.md Grant_applications.xlsx Summer_Menu.pdf "
    "May_Payroll.xlsx March_Invoices.pdf Rose_Garden_plan.docx Victoria_Street_lease.pdf Sales_Manager_contract.docx Team_Photo.jpg "
    "Price_List_Summer.pdf Christmas_Party_Menu.docx Health_and_Safety.pdf Grant_Agreement_final.docx Quarterly-Review-Paris.pptx "
    "Austin_office_lease.pdf Chelsea_branch.xlsx Faith_Groups.docx Hope_Street.csv Mark_Scheme.pdf Bill_of_Materials.xlsx Art_Supplies.xlsx "
    "Employee_Handbook.pdf Passport_Policy.docx Reference_Template.docx Sickness_Policy_2024.docx Pension_Scheme_Rules.pdf CV_Template.docx "
    "Maternity_Leave_Policy.pdf Contract_Law_Notes.docx Disciplinary_Procedure.docx payroll_april.csv customer_orders.csv Budget_Forecast.xlsx "
    "Meeting_Minutes_June.docx Project_Phoenix.pptx Data_Protection_Impact.docx Risk_Register.xlsx London_Marathon.jpg IMG_1234.JPG",
)


def written(form: str, first: str, last: str) -> str:
    """A file's name in one of the forms."""
    return form.format(
        F=first, L=last, f=first.lower(), l=last.lower(), FU=first.upper(), LU=last.upper(), I=first[0].upper(), i=first[0].lower()
    )


def cases(seed: int = 1) -> Iterator[tuple[str, str, str, str, str]]:
    """Culture, form, file's name, given name and surname: each culture in each form."""
    rng = random.Random(seed)
    for culture, (given, last) in CULTURES.items():
        for form in FORMS:
            one, other = rng.choice(given.split()), rng.choice(last.split())
            yield culture, form, written(form, one, other), one, other


def hidden(name: str, first: str, last: str) -> bool:
    """Whether neither the given name nor the surname can be read any more."""
    masked = name
    for start, end in reversed(people(name)):
        masked = f"{name[:start]}‹PERSON›{name[end:]}" if masked == name else masked[:start] + "‹PERSON›" + masked[end:]
    return not any(word.casefold() in masked.casefold() for word in (first, last) if word.casefold() in name.casefold())


def found(show: bool) -> None:
    """Prints how many of the people are masked whole, by how many of their words are listed, by form and by culture."""
    sums: dict[str, Counter[str]] = {"listed": Counter(), "form": Counter(), "culture": Counter()}
    good: dict[str, Counter[str]] = {"listed": Counter(), "form": Counter(), "culture": Counter()}
    for culture, form, name, first, last in cases():
        listed = f"{may_be_given(first) + is_surname(last)} of 2"
        yes = hidden(name, first, last)
        for kind, key in (("listed", listed), ("form", form), ("culture", culture)):
            sums[kind][key] += 1
            good[kind][key] += yes
        if show and not yes:
            print(f"  missed ({listed}): {name}")
    for kind, counted in sums.items():
        for key, all_ in counted.items():
            print(f"{kind:8} {key:32} {good[kind][key]:4} of {all_:4}")
    total = sum(sums["listed"].values())
    print(f"all {sum(good['listed'].values())} of {total}: {100 * sum(good['listed'].values()) / total:.1f} %")


def below(paths: list[str]) -> list[str]:
    """The distinct names of files and folders below some folders."""
    names: set[str] = set()
    for path in paths:
        for _, folders, files in os.walk(path):
            names.update(folders, files)
    return sorted(name for name in names if name.isprintable())


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=["/usr/share", "/usr/lib"])
    parser.add_argument("--show", action="store_true", help="print what was missed and what was seen falsely")
    parser.add_argument("--speed", type=int, default=0, metavar="N", help="mask N names, a third of them people's")
    asked = parser.parse_args()
    found(asked.show)
    print("nobody, but masked:", [name for name in NOBODY if people(name)])
    names = below(asked.paths)
    began = time.process_time()
    seen = [name for name in names if people(name)]
    took = time.process_time() - began
    if asked.show:
        print("\n".join(f"  seen: {name}: {[name[low:high] for low, high in people(name)]}" for name in seen))
    print(
        f"false: {len(seen)} of {len(names):,} names, {1e4 * len(seen) / len(names):.1f} of 10,000; {1e6 * took / len(names):.1f} µs a name"
    )
    if asked.speed:
        speed(asked.speed, names)


def speed(count: int, names: list[str]) -> None:
    """Prints how long so many different names take to mask, as a report does it."""
    people_ = [name for _, _, name, _, _ in cases()]
    rng = random.Random(2)
    many = [f"dept{n % 50}/{n % 7}/{n}_{rng.choice(people_ if n % 3 == 0 else names)}" for n in range(count)]
    engine = load_engine()
    began = time.process_time()
    engine.mask_names(many)
    print(f"masked {count:,} names in {time.process_time() - began:.1f} s of CPU")


if __name__ == "__main__":
    main()
