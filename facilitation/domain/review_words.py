"""Words that make a note wait for a look. Names that are also ordinary words are left out."""

#: Common first names in Dutch neighbourhoods, as written with a capital.
FIRST_NAMES = frozenset(
    """
    Aad Abdel Abdul Abdullah Achmed Adriaan Agnes Ahmed Ahmet Aisha Albert Alex Alexander Ali
    Alice Alie Amber Amin Amina Amira Andrea Andries Angela Anita Anja Anke Anna Anne Annelies
    Annemarie Annemiek Annie Anouk Anton Antonio Arend Arie Arjan Arjen Arno Arnold Astrid Ayse
    Ayşe Barbara Bas Bauke Bastiaan Beatrix Ben Berend Bernadette Bert Bertus Betty Bianca Bilal
    Bjorn Boudewijn Bram Brahim Brenda Brian Bas Carla Carlos Carolien Caroline Catharina Cees
    Chantal Charlotte Chris Christa Christiaan Christina Christine Claudia Coby Conny Cor Corine
    Cornelis Corrie Daan Danielle Danny Dave David Debby Demi Dennis Derk Diana Dick Diederik
    Dieuwke Dimitri Dinie Dirk Djamila Dorien Doris Douwe Ebru Eddy Edith Edward Edwin Eefje
    Eelco Elif Elise Elisabeth Ellen Elly Els Elsbeth Emily Emine Emma Emre Eric Erik Erika Erna
    Ernst Esmee Esther Eva Evelien Evert Fadi Fatih Fatima Fatma Femke Feyza Fieke Finn Fleur
    Frank Frans Fred Freek Froukje Gea Geert Geertje Gerard Gerda Gerrit Gert Gerrie Gijs Gina
    Greet Greetje Grietje Guus Hakan Hamid Hamza Hannah Hanneke Hans Harm Harrie Harry Hassan
    Hatice Heidi Helena Helma Henk Hennie Henri Henriette Herman Hetty Hidde Hilda Hilde Hillie
    Hugo Huib Ibrahim Ida Ilse Imane Ina Ineke Inge Ingrid Irene Iris Irma Isa Ismail Ivo Jaap
    Jack Jaco Jacob Jacqueline Jamal Jan Janet Janneke Jannie Janny Jantje Jasmijn Jasper
    Jeannette Jelle Jennifer Jenny Jeroen Jessica Jesse Jet Jeanine Jochem Joep Johan Johanna
    Johannes John Jolanda Jonas Joost Jordy Joris Jos Josien Judith Julia Juliette Jurgen Karel
    Karim Karin Karlijn Kees Kelly Kemal Kenneth Kevin Khadija Kim Klaas Klaasje Koen Koos Lars
    Laura Leila Leon Leonie Leo Lia Lianne Lidia Lies Liesbeth Lieke Linda Lisa Lisanne Loes
    Lotte Lou Louis Louise Lucas Luuk Lynn Maaike Maarten Mahmoud Malika Manon Manuela Marc
    Marcel Margot Margreet Margriet Maria Marian Marianne Marieke Marij Marijke Marike Marina
    Mario Marit Marja Marjan Marjolein Marleen Marlies Marloes Marta Martijn Martin Martine
    Marjo Mathijs Matthijs Maud Maurice Max Mehmet Melanie Melissa Menno Merel Meryem Mia
    Michael Michel Michiel Mieke Mien Mike Milan Milou Mirjam Mirella Mohamed Mohammed Mo
    Monique Moniek Murat Mustafa Myrthe Nadia Nadine Naima Natasja Natascha Nel Nellie Nick Nico
    Niek Niels Nienke Nina Noah Noor Noortje Nora Nynke Olga Omar Oscar Osman Otto Pascal
    Patricia Patrick Paul Paula Pauline Peter Petra Philip Pieter Piet Pim Rachid Rachel Raymond
    Rebecca Regina Reinier Rene René Renate Renske Ria Rianne Richard Rick Rien Rik Rita Rob
    Robert Robin Roel Roelof Roland Roos Rosa Ronald Ronnie Rosalie Roy Ruben Rudi Rudolf Ruud
    Ruth Sabine Said Salma Samira Sander Sandra Sanne Sara Sarah Saskia Sebastiaan Selim Selma
    Servet Shirley Siem Sietske Silvia Simone Sjaak Sjoerd Sjors Sofie Sonja Stefan Stefanie
    Stella Steven Stijn Suzan Suzanne Sven Sylvia Tamara Tanja Teun Teunis Thea Theo Theodoor
    Thijs Thomas Tiago Tim Tineke Tjeerd Tom Ton Toon Trees Trijntje Trudy Truus Ursula Valerie
    Vera Victor Vincent Wendy Wesley Wessel Wiebe Wil Wilco Willem Willemijn Willy Wilma Wim
    Wouter Yasmin Yassin Youssef Yusuf Yvonne Zeynep Zoë
    """.split()
) - frozenset({"Roos", "Fleur", "Merel", "Wil", "Max", "Mo", "Noor", "Trees", "Amber"})

#: Abuse, in lower case. The list is short on purpose: a person looks at what it catches.
SWEAR_WORDS = frozenset(
    """
    klootzak klootzakken kut kutwijf kutzooi kanker kankerlijers kankerlijer tering teringlijer
    tyfus tyfuslijer hoer hoeren hoerenzoon lul lullen eikel mongool mongolen debiel debielen
    idioot idioten sukkel sukkels flikker flikkers nicht homo's neger negers kankerwijf trut
    trutten slet sletten godverdomme gvd verdomme fuck fucking shit bitch asshole motherfucker
    mof pleurislijer rotwijf
    """.split()
) - frozenset({"nicht", "lullen"})

#: What begins a word of abuse, whatever follows.
SWEAR_STEMS = ("klote", "kanker", "tering", "tyfus")

#: Who comes after one of these, with a capital, is somebody.
TITLES = (
    "mevrouw",
    "meneer",
    "mijnheer",
    "familie",
    "dokter",
    "wethouder",
    "burgemeester",
    "wijkagent",
    "meester",
    "juf",
    "pastoor",
    "dominee",
    "imam",
)
#: The same, with or without a full stop.
SHORT_TITLES = ("mevr", "mw", "dhr", "fam", "dr")
