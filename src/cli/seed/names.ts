/** Given names for pupils who are not on the register; all children are made up. */
export const GIVEN_NAMES: readonly string[] = [
  "Aaliyah", "Aidan", "Alys", "Amir", "Anwen", "Archie", "Asha", "Ayla", "Ben", "Beatrix", "Caitlín", "Callie", "Chidi", "Clara", "Dafydd", "Delilah",
  "Eben", "Edie", "Elif", "Elis", "Emrys", "Esme", "Farah", "Felix", "Flora", "Gabriel", "Gwenllian", "Hamza", "Hana", "Hugo", "Idris", "Imran",
  "Inés", "Iona", "Isaac", "Jaya", "Joel", "Josie", "Kai", "Kezia", "Lachlan", "Leila", "Leo", "Lila", "Luca", "Mabel", "Malachy", "Mariam",
  "Milo", "Mina", "Morwenna", "Nadia", "Nia", "Noah", "Olive", "Omar", "Orla", "Oskar", "Parvati", "Penny", "Quinn", "Rania", "Reuben", "Rohan",
  "Safiya", "Samir", "Sorcha", "Stella", "Taran", "Thea", "Tobias", "Uma", "Viktor", "Willa", "Xanthe", "Yara", "Yusuf", "Zachary", "Zainab", "Žofia",
];

/** Family names for the same pupils. */
export const FAMILY_NAMES: readonly string[] = [
  "Abernathy", "Achebe", "Akhtar", "Albright", "Baptiste", "Barrowclough", "Bevan", "Bianchi", "Blackwood", "Bramley", "Brânză", "Calloway", "Carvalho", "Chaudhry",
  "Coldstream", "Cragg", "Dalgleish", "Dhillon", "Drummond-Hay", "Eastwick", "Eze", "Fairweather", "Farrow", "Ferreira", "Fothergill", "Garrick", "Ghosh", "Greenhalgh",
  "Haddow", "Hargreave", "Hashemi", "Holroyd", "Ibáñez", "Inglethorpe", "Jellicoe", "Jovanović", "Kaplan", "Kettlewell", "Kowal", "Lamptey", "Larkspur", "Lindgren",
  "Lovelace", "MacAskill", "Mahmood", "Maddox-Rees", "Mbeki", "Merriweather", "Moffat", "Müller", "Nakamura", "Netherby", "Nwachukwu", "O'Byrne", "Oduya", "Osei",
  "Pargeter", "Pereira", "Pickersgill", "Quartey", "Radford", "Rao", "Ravenscroft", "Ruddock", "Sato", "Silverdale", "Sköld", "St. Clair", "Suleiman", "Swinburne",
  "Tamm", "Thistlewood", "Umarov", "Vasquez", "Vaughan", "Wainwright", "Wetherell", "Yilmaz", "Youngblood", "Zieliński",
];
