// @ts-check
/** Every sentence of the participant's pages that is not the study's own, in one place, so that a language is one file. */

/** @type {Record<string, string>} */
const en = {
  continue: 'Continue',
  saving: 'Saving your answer',
  loading: 'One moment',
  menu: 'Menu',
  progress: '{done} of {total} steps done',
  skip: 'Skip to the task',
  supportTitle: 'A message from the researchers',
  supportRead: 'Read it',
  supportThread: 'Messages',
  supportThem: 'The researchers',
  supportYou: 'You',
  supportAnswer: 'Your answer (optional)',
  supportHint: 'It goes to the researchers and is kept apart from your answers in the study.',
  supportSend: 'Send the answer',
  supportEmpty: 'Write something first.',
  supportSent: 'Your answer was sent.',
  step: '{number} of {of}',
  messages: 'Messages',
  language: 'Language',

  consentMinutes: 'About {minutes} minutes',
  consentAgree: 'I agree and take part',
  consentDecline: 'I do not want to take part',
  consentNote: 'You can stop at any time, from the menu at the top of every page.',

  deviceTitle: 'This study needs another device',
  deviceNarrow: 'This study needs a wider window',
  deviceKinds: 'It can be taken part in with {kinds}.',
  deviceWidth: 'The page has to be at least {n} pixels wide. Turn the device, enlarge the window or zoom out.',
  deviceNow: 'It is {n} pixels wide now.',
  device_desktop: 'a computer',
  device_tablet: 'a tablet',
  device_phone: 'a phone',
  deviceElsewhere: 'Open it somewhere else',
  studyLink: 'Link to the study',
  deviceNone: 'I cannot take part then',

  instructions: 'Instructions',
  comprehension: 'A short check',
  comprehensionLead: 'These questions make sure that the instructions are clear.',
  attempt: 'Attempt {attempt} of {attempts}',
  retryTitle: 'Not quite yet',
  retryText: 'The questions marked below had a different answer. Read the hint and try again.',
  wrongBefore: 'Your last answer was not right.',

  screening: 'A few questions about you',
  yourAnswer: 'Your answer',
  wholeNumber: 'A whole number from {min} to {max}',
  needNumber: 'Write a whole number from {min} to {max}.',
  break: 'Take a short break',
  breakText: 'Rest your eyes, get up for a moment, have something to drink. Go on when you are ready.',
  breakEnds: 'When the time at the bottom of the page is over, the study goes on by itself.',
  session: 'See you again',
  sessionText: 'This part is done, and your answers are saved. The study goes on another day.',
  sessionOpens: 'Come back',
  sessionOpen: 'The next session',
  sessionReady: 'You can start now',
  sessionZone: 'Your time ({zone})',
  sessionUntil: 'Please start before {date}.',
  sessionCloses: 'You can start until {date}. After that the study is over for you.',
  sessionKeep: 'Find your way back',
  sessionKeepText: 'The link you came by works again in this browser. On any other device, use your personal link:',
  sessionCalendar: 'Put it into my calendar',
  sessionStart: 'Start the next session',
  sessionAhead: 'Participants have to wait until then.',
  sessionSkip: 'Go on without waiting',

  yourPrediction: 'Your prediction',
  yourDecision: 'Your decision',
  yourAnswer: 'Your answer',
  suggestion: 'The suggested answer',
  letter: '{letter}',
  explanationLetter: 'Explanation {letter}',
  exampleNumber: 'Example {letter}',
  'these-forced-choice': 'Two explanations of this answer',
  'these-distinction': 'One of these belongs to its answer',
  'these-two-alternatives': 'Which of these two?',
  'these-references': 'Examples',
  'ask-forward-simulation': 'What will it answer?',
  'ask-judge-advisor': 'What do you decide?',
  'ask-decision': 'What do you decide?',
  'ask-forced-choice': 'Which explanation is better?',
  'ask-agreement': 'Is its answer right?',
  'ask-distinction': 'Which explanation belongs to the answer it gave?',
  'ask-two-alternatives': 'Of which one does it say the same as of the examples?',
  'ask-verification': 'Is this the answer it gave?',
  'ask-counterfactual-predict': 'What will it answer after the change?',
  'ask-counterfactual-verify': 'Will its answer change?',
  afterChange: 'After the change',
  namedChange: 'The change',
  changed: 'changed',
  changeFrom: 'from',
  changeTo: 'to',
  wordLeftOut: 'The word “{word}” is left out.',
  showExplanation: 'Show the explanation',
  hideExplanation: 'Hide the explanation',
  yourFinalDecision: 'Your final decision',
  confidence: 'How confident are you?',
  numberKeys: 'The number keys choose as well.',
  theCase: 'The case',
  theText: 'The text',
  // A study calls its model as it likes (an AI, the computer), so these words do not call it anything.
  modelSays: 'The answer it gave',
  modelAdvises: 'The advice',
  score: '{percent} sure',
  ownBefore: 'Your first decision',
  ownConfidence: 'confidence {value} of {max}',
  ownConfidenceOnly: 'confidence {value}',
  whyTitle: 'What led to this',
  whyHidden: 'What counted',
  pushesTowards: 'pushes towards',
  itsAnswer: 'its answer',
  anotherAnswer: 'another answer',
  feature: 'Feature',
  value: 'Value',
  effect: 'Effect',
  word: 'Word',
  showAll: 'Show all {n}',
  showFewer: 'Show the {n} strongest',
  asTable: 'Show the numbers',
  thePicture: 'The picture',
  showMap: 'Show what moved the model',
  nineParts: 'The picture in nine parts: above zero pushes towards {toward}, below zero towards {away}.',
  partLeft: 'Left', partMiddle: 'Middle', partRight: 'Right', top: 'Top', centre: 'Centre', bottom: 'Bottom',
  noWords: 'No word stands out.',
  wordsTowards: 'Words that push towards {label}, strongest first: {words}.',
  observe: 'Have a look at this example',
  secondsLeft: '{n} seconds left',
  timeLeft: 'Time left',
  minimum: 'You can go on in {n} s',
  canContinue: 'You can continue now.',
  timeUp: 'Time was up for the last question, so we moved on.',

  right: 'That is right',
  wrong: 'Not this time',
  youSaid: 'You said',
  rightAnswer: 'The answer',
  feedback: 'Feedback',

  questionnaire: 'Questionnaire',
  answered: '{done} of {total} answered',
  source: 'Source',
  yes: 'Yes',
  no: 'No',
  noAnswer: 'No answer',
  tickAll: 'Tick all that apply.',
  freeText: 'Your comments',
  optional: 'Optional',
  charactersLeft: '{n} characters left',

  needChoice: 'Choose an answer to continue.',
  needConfidence: 'Say how confident you are to continue.',
  needItem: 'This one still needs an answer.',
  needTick: 'Tick at least {n} to continue.',
  needText: 'Write something to continue.',
  someMissing: 'Something is still missing: see the marked place.',

  offlineTitle: 'You are offline',
  offlineText: 'Your answer is kept on this device and will be sent.',
  troubleTitle: 'The server is not answering',
  troubleText: 'Your answer is kept on this device. We keep trying.',
  offlineLoad: 'The page goes on by itself as soon as there is a connection.',
  troubleLoad: 'Nothing is lost. We keep trying.',
  tryNow: 'Try now',
  refusedTitle: 'The server did not take this answer',
  refusedJoin: 'The study could not be started',
  elsewhereTitle: 'This step was answered already',
  elsewhereText: 'You, or another window of yours, went on from here. This is where you are now.',
  backTitle: 'Going back is not possible here',
  backText: 'Your answers so far are saved. To leave, close this page; the same link brings you back to this step.',
  restored: 'Welcome back. You are where you left off.',
  storageTitle: 'This browser does not keep data',
  storageSession: 'You can reload this page, but not close it, unless you keep your personal link.',
  storageMemory: 'Reloading or closing this page would lose your place, unless you keep your personal link.',
  storageAction: 'Show my personal link',
  previewTitle: 'Preview',
  previewText: 'Nothing you do here counts as data.',
  previewAgain: 'Begin the preview again',
  close: 'Close',
  dismiss: 'Close this message',

  pauseItem: 'Pause and continue on another device',
  pauseTitle: 'Continue later or elsewhere',
  pauseText: 'Your answers are saved. Close this page whenever you like. This personal link brings you back to this step, on any device:',
  pausePrivate: 'Keep it to yourself: whoever opens it continues in your place.',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Press Ctrl+C or long-press to copy',
  personalLink: 'Personal link',
  withdrawItem: 'Leave the study',
  withdrawTitle: 'Leave the study?',
  withdrawText: 'You do not have to give a reason. This cannot be undone.',
  withdrawLegend: 'What should happen to the answers you gave so far?',
  withdrawKeep: 'Keep them',
  withdrawKeepHint: 'They may be used for the research, without your name.',
  withdrawDelete: 'Delete them',
  withdrawDeleteHint: 'They are erased from the server.',
  withdrawConfirm: 'Leave the study',
  withdrawBack: 'Stay in the study',
  withdrawWaits: 'We keep trying; you can also close this page and leave later, with the same link.',
  needFate: 'Choose what should happen to your answers.',

  endedCompleted: 'Thank you, you are done',
  endedCompletedText: 'All your answers have arrived.',
  endedWithdrawn: 'You have left the study',
  endedWithdrawnText: 'Thank you for your time. Nothing more is needed from you.',
  endedRefused: 'Thank you for considering it',
  endedRefusedText: 'You chose not to take part, and no answers were collected.',
  endedFailed: 'Thank you for your interest',
  endedFailedText: 'The questions about the instructions were not answered as needed for this study, so it ends here. This says nothing about you: the task is unusual.',
  endedTimedOut: 'The time for this study has passed',
  endedTimedOutText: 'It had to be finished by a certain time, and that is over. Thank you for the time you spent.',
  endedScreenedOut: 'Thank you for your answers',
  endedScreenedOutText: 'This study looks for people with a different background, so it ends here for you.',
  endedDevice: 'This study needs another device',
  endedDeviceText: 'It cannot be shown as it should be on this one. Nothing was stored about you.',
  otherDevice: 'Try again',
  endedFull: 'This study has all the participants it needs',
  endedFullText: 'The last place was taken a moment ago. Thank you for coming.',
  endedOther: 'The study ends here',
  endedOtherText: 'Thank you for your time.',
  reconsider: 'Read the information again',
  code: 'Completion code',
  codeText: 'Keep this code, or paste it where you were asked for it.',
  redirect: 'Back to {host}',
  redirectIn: 'You will be taken to {host} in {n} seconds.',
  redirectStop: 'Stay on this page',
  redirectStopped: 'You stay on this page. Use the button when you are ready.',

  closedTitle: 'This study is not open',
  closedText: 'It has ended, or it has not begun. If you were invited, the researcher who sent you the link can say more.',
  missingTitle: 'There is no study at this address',
  missingText: 'Check that the link is complete, or ask the researcher who sent it.',
  unknownTitle: 'We cannot find your place in this study',
  unknownText: 'The personal link may be incomplete, or the answers were deleted. You can start again, or write to the researcher who invited you.',
  startAgain: 'Start again',
  brokenTitle: 'Something went wrong on this page',
  brokenText: 'Your answers so far are saved. Load the page again to continue; if that does not help, tell the researcher who invited you.',
  reload: 'Load the page again',
};

/** The other languages: each a module beside this one, loaded when it is spoken. @type {Record<string, () => Promise<{words: Record<string, string>}>>} */
const languages = { de: () => import('./words/de.js') };
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ku', 'ps', 'ur', 'yi']);
let words = en;

/** Chooses the language of the interface; English words where there are none. @param {string | undefined} locale */
export async function speak(locale) {
  const tag = locale || 'en';
  const language = tag.split('-')[0];
  const own = await languages[language]?.().catch(() => null); // without a connection the words stay English
  words = { ...en, ...own?.words };
  const root = document.documentElement;
  root.lang = tag;
  root.dir = RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
  const skip = document.querySelector('.skip-link');
  if (skip) skip.textContent = t('skip');
  document.getElementById('notices')?.setAttribute('aria-label', t('messages'));
}

/** A language in its own words: Deutsch. @param {string} locale */
export function languageName(locale) {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** A day and time as people write it here, in the reader's own time zone. @param {Date} date */
export function moment(date) {
  const page = document.documentElement.lang;
  const own = navigator.language; // en-GB and en-US write dates differently
  const how = /** @type {Intl.DateTimeFormatOptions} */ ({ weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' });
  return new Intl.DateTimeFormat(own.split('-')[0] === page.split('-')[0] ? own : page, how).format(date);
}

/**
 * The sentence by that name, with its `{gaps}` filled.
 * @param {string} name @param {Record<string, string | number>} [gaps]
 */
export function t(name, gaps = {}) {
  return (words[name] ?? name).replace(/\{(\w+)\}/g, (all, gap) => (gap in gaps ? String(gaps[gap]) : all));
}
