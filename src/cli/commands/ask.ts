import { createAdvisor } from "../../advise/advisor.ts";
import { answerReport } from "../../answers/answer-report.ts";
import { joinReports } from "../../answers/join-reports.ts";
import { supportWithout } from "../../answers/support.ts";
import { createEvaluator } from "../../evaluate/evaluate.ts";
import { loadSearch } from "../../find/load.ts";
import { startJourney } from "../../interview/journey.ts";
import { createForecast } from "../../interview/outlook.ts";
import { showDay } from "../../language/day.ts";
import { type Language, textIn } from "../../language/language.ts";
import { profileOfEachCity } from "../../logic/several-cities.ts";
import type { Profile } from "../../profile/answer.ts";
import { dayAskedIn, withDayAsked, withoutDayAsked } from "../../profile/days.ts";
import { renderText } from "../../report/text.ts";
import { viewReport } from "../../report/view.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { ACTIVITIES, type Fact } from "../../vocabulary/vocabulary.ts";
import { Conversation } from "../ask/conversation.ts";
import { type Dialogue, InputEnded, Interrupted } from "../ask/dialogue.ts";
import { openDialogue } from "../ask/open-dialogue.ts";
import { searchByName, searchBySector } from "../ask/options.ts";
import { readSaved, type SavedAnswers } from "../ask/saved-answers.ts";
import { Session } from "../ask/session.ts";
import { processStreams, type Streams } from "../ask/streams.ts";
import { tellDontKnows } from "../ask/telling.ts";
import words from "../ask/words.json" with { type: "json" };
import { loadData } from "../load-rules.ts";
import type { Environment } from "../terminal.ts";

export interface AskRequest {
  /** A file of answers to go on with. */
  readonly resume: string | null;
  /** Line by line, whatever the terminal can do. */
  readonly plain: boolean;
  /** null for the day of the file that is resumed, or else today. */
  readonly asOf: string | null;
  readonly language: Language;
  /** The file that the answers are saved in without asking. */
  readonly save: string | null;
}

/** `zhunru`: the questions that matter, then the report. Throws a UsageError for a file that cannot be resumed. */
export async function runAsk(
  request: AskRequest,
  environment: Environment,
  streams: Streams = processStreams(),
): Promise<number> {
  const { language, resume } = request;
  const { files, rulebook } = loadData(environment);
  const saved = resume === null ? null : await readSaved(resume, rulebook, environment.rules);
  const savedDay = saved === null ? null : dayAskedIn(saved.profile);
  const asOf = request.asOf ?? savedDay ?? environment.today;
  const dialogue = await openDialogue(streams, {
    plain: request.plain,
    language,
    width: environment.width,
    welcome: [
      textIn(words.welcome, language, { date: showDay(asOf, language) }),
      ...tellSaved(saved, request),
      ...tellOtherDay(savedDay, asOf, language),
    ],
  });
  const forecast = createForecast(rulebook, asOf);
  const byName = searchByName(language);
  const bySector = searchBySector(() => loadSearch(files, rulebook), rulebook, asOf, language);
  const searchOf = ({ id }: Fact) => (id === ACTIVITIES ? bySector : byName);
  const context = { dialogue, rulebook, forecast, language, searchOf };
  const conversation = new Conversation(context, startJourney(withoutDayAsked(saved?.profile ?? new Map())));
  const onItsDay = (profile: Profile): Profile => withDayAsked(profile, asOf, rulebook.vocabulary);
  const session = new Session(dialogue, conversation, { ...request, onItsDay }, language);
  const report = (profile: Profile): Promise<void> =>
    showReport(onItsDay(profile), asOf, language, rulebook, dialogue, environment);
  try {
    return await converse(conversation, session, report);
  } catch (error) {
    if (error instanceof InputEnded) session.saveAtEnd();
    else if (error instanceof Interrupted) await offerToSave(session);
    else throw error;
    return 1;
  } finally {
    dialogue.close();
  }
}

async function converse(
  conversation: Conversation,
  session: Session,
  report: (profile: Profile) => Promise<void>,
): Promise<number> {
  for (;;) {
    if ((await conversation.run()) === "save") {
      await session.save();
      return 0;
    }
    await report(conversation.profile);
    await session.saveAsTold();
    if (!(await session.afterReport())) return 0;
  }
}

/** A second Ctrl-C, or the end of the input, is a no. */
async function offerToSave(session: Session): Promise<void> {
  try {
    await session.offerToSave();
  } catch (error) {
    if (!(error instanceof Interrupted || error instanceof InputEnded)) throw error;
  }
}

function tellSaved(saved: SavedAnswers | null, { resume, language }: AskRequest): string[] {
  if (saved === null || resume === null) return [];
  const values = { file: resume, count: String(withoutDayAsked(saved.profile).size) };
  return [
    textIn(words.resumed, language, values),
    ...saved.renamed.map((renaming) => textIn(words.renamed, language, renaming)),
  ];
}

function tellOtherDay(savedDay: string | null, asOf: string, language: Language): string[] {
  if (savedDay === null || savedDay === asOf) return [];
  const values = { saved: showDay(savedDay, language), date: showDay(asOf, language) };
  return [textIn(words.otherDay, language, values)];
}

async function showReport(
  profile: Profile,
  asOf: string,
  language: Language,
  rulebook: Rulebook,
  dialogue: Dialogue,
  environment: Environment,
): Promise<void> {
  dialogue.say([
    "",
    textIn(words.complete, language),
    ...tellDontKnows(profile, rulebook.vocabulary, language),
    "",
  ]);
  const advisor = createAdvisor(rulebook, createEvaluator(rulebook, environment.version));
  const profiles = profileOfEachCity(profile, rulebook.vocabulary);
  const reports = await Promise.all(profiles.map((one) => advisor.report(one, asOf)));
  const report = answerReport(
    joinReports(reports, profile),
    rulebook,
    supportWithout(profile, rulebook.vocabulary),
  );
  const { width, colour } = environment;
  environment.write(
    renderText(viewReport(report, rulebook, language, false), { language, width, colour }, false),
  );
}
