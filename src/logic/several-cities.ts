import { inOrder, type Profile } from "../profile/answer.ts";
import { CITY, choicesOf, namedCities, type Vocabulary } from "../vocabulary/vocabulary.ts";

/** The cities that can be told apart: every choice of the place but the one for all others. */
export function citiesOf(vocabulary: Vocabulary): string[] {
  return namedCities(choicesOf(CITY, vocabulary)).map(({ id }) => id);
}

/** The cities that somebody who is asked wants to see side by side; null where it is one, or none is named. */
export function citiesSideBySide(profile: Profile): readonly string[] | null {
  const city = profile.get(CITY);
  return city?.kind === "choices" ? city.ids : null;
}

/** One profile for each city, the same but for the city; the profile itself where it names no more than one. */
export function profileOfEachCity(profile: Profile, vocabulary: Vocabulary): Profile[] {
  const cities = citiesSideBySide(profile);
  if (cities === null) return [profile];
  return cities.map((id) => inOrder(new Map(profile).set(CITY, { kind: "choice", id }), vocabulary));
}

/** The profile as a file can hold it: several cities are left out, so that the city is open there. */
export function withoutSeveralCities(profile: Profile): Profile {
  if (citiesSideBySide(profile) === null) return profile;
  return new Map([...profile].filter(([fact]) => fact !== CITY));
}
