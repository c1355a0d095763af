// @ts-check
/** The kinds of blocks: what each is for, and how a new one begins. */

/** @typedef {{id: string, says: string, blank: (id: string) => any, text?: string}} Kind */

/** @type {Kind[]} */
export const KINDS = [
  { id: 'instructions', says: 'A page to read.', blank: (id) => ({ id, kind: 'instructions' }), text: 'Instructions' },
  { id: 'trials', says: 'The task itself: one item after the other.', blank: (id) => ({ id, kind: 'trials', phase: 'main', task: 'forward-simulation', items: { perCell: 3 }, question: 'What will the AI say?' }) },
  { id: 'comprehension', says: 'Questions that show whether the task was understood, before it begins.', blank: (id) => ({ id, kind: 'comprehension', attempts: 2, questions: [question('q1')] }) },
  { id: 'screening', says: 'Questions about the person, and whom they exclude.', blank: (id) => ({ id, kind: 'screening', questions: [{ id: 'age', text: 'How old are you?', min: 18, max: 99 }] }) },
  { id: 'questionnaire', says: 'A scale from the library, scored by its key.', blank: (id) => ({ id, kind: 'questionnaire', instrument: 'explanation-satisfaction' }) },
  { id: 'attention', says: 'One question with an obvious answer, to see who still reads.', blank: (id) => ({ id, kind: 'attention', question: 'Please choose “Often” here, so that we know you are reading.', options: [{ id: 'never', label: 'Never' }, { id: 'sometimes', label: 'Sometimes' }, { id: 'often', label: 'Often' }], key: 'often' }) },
  { id: 'free-text', says: 'An open question.', blank: (id) => ({ id, kind: 'free-text', question: 'Is there anything you would like to tell us?', optional: true }) },
  { id: 'break', says: 'A pause of at least, or at most, so long.', blank: (id) => ({ id, kind: 'break', minSeconds: 30 }) },
  { id: 'session', says: 'What follows happens on another day.', blank: (id) => ({ id, kind: 'session', afterHours: 24, withinHours: 72, reminderHours: [24] }) },
  { id: 'branch', says: 'Goes back or ahead to another block if a rule holds.', blank: (id) => ({ id, kind: 'branch', atMost: 1 }) },
  { id: 'end', says: 'Ends the run early if a rule holds.', blank: (id) => ({ id, kind: 'end' }) },
  { id: 'group', says: 'Several blocks whose order is drawn, or of which some are drawn.', blank: (id) => ({ id, kind: 'group', order: 'shuffled', blocks: [] }) },
];

/** @param {string} id */
export const question = (id) => ({ id, text: 'What are you asked to do?', options: [{ id: 'a', label: 'The right answer' }, { id: 'b', label: 'Another answer' }], key: 'a' });

/** What a task asks for besides is written with it, so that it is whole from the start. @type {{id: string, label: string, help: string, question?: string, asks?: any}[]} */
export const TASKS = [
  { id: 'forward-simulation', label: 'Forward simulation', help: 'People foresee what the model will say. Scored against the model, whatever the truth.', question: 'What will the AI say?' },
  { id: 'observe', label: 'Observe', help: 'People look at items with output and explanation, to learn; nothing is asked.' },
  { id: 'judge-advisor', label: 'Judge and advisor', help: 'People decide, see the model’s advice, and decide again.', question: 'What do you decide?' },
  { id: 'decision', label: 'Decision', help: 'One decision, with the advice from the start.', question: 'What do you decide?' },
  { id: 'agreement', label: 'Agreement', help: 'People say whether the model’s output is right, given the explanation.', question: 'Is the AI’s answer right?' },
  { id: 'distinction', label: 'Distinction', help: 'Explanations of all classes are shown; people say which belongs to the output.', question: 'Which of these is what the AI said?' },
  { id: 'forced-choice', label: 'Forced choice between explanations', help: 'Two methods’ explanations of the same output side by side: which is better?', question: 'Which explanation helps you more to understand the AI’s answer?' },
  { id: 'choice-of-n', label: 'Choice of several explanations', help: 'Three or more explanations of the same output side by side: which is best?', question: 'Which explanation is best?' },
  { id: 'ranking', label: 'Ranking of explanations', help: 'People put three or more explanations in order, by dragging, buttons or keys.', question: 'Which explanations are better than others?' },
  { id: 'best-worst', label: 'Best and worst', help: 'Of several explanations, people say which is best and which is worst.', question: 'Which explanation is best, and which is worst?' },
  { id: 'error-detection', label: 'Error detection', help: 'People look for the model’s errors, in one output or in a list; counted as hits and false alarms.', question: 'Where is the AI wrong?' },
  { id: 'intrusion', label: 'Intrusion', help: 'One item or explanation does not belong to the others; people find it (as in Chang et al. 2009).', question: 'Which one does not belong to the others?' },
  { id: 'simulate-see-decide', label: 'Simulate, see, decide', help: 'People foresee the model, see what it says, then decide (Poursabzi-Sangdeh et al. 2021).', question: 'What will the AI say?' },
  { id: 'rating', label: 'Rating', help: 'People rate what they see: points, matrices, sliders.', question: 'What do you think of it?', asks: { ratings: [{ id: 'clear', text: 'It is clear.', low: 'not at all', high: 'fully' }] } },
  { id: 'estimate', label: 'Estimate', help: 'People say how much, perhaps with a range.', question: 'How much?', asks: { number: { label: 'Your estimate', min: 0, max: 100 } } },
  { id: 'naming', label: 'Naming', help: 'People name what an explanation or a group of items has in common; coded later.', question: 'What would you call this?' },
  { id: 'describe', label: 'Description', help: 'People say in their own words what there is to see; coded later.', question: 'What do you see?', asks: { text: { label: 'In your own words' } } },
  { id: 'localisation', label: 'Localisation', help: 'People mark the words, features or regions that matter.', question: 'What made the AI say so?', asks: { marks: {} } },
  { id: 'deblur', label: 'Deblurring', help: 'People sharpen only those parts of a picture that they need (Das et al. 2016).', question: 'What is it? Sharpen only where you have to look.' },
  { id: 'counterfactual-edit', label: 'Counterfactual: edit', help: 'People change an item so that the model says something else.', question: 'Change as little as you can so that the AI says something else.' },
  { id: 'explain', label: 'Human explanation', help: 'People mark what the reasons are; what they make can become an arm of its own.', question: 'Why does the AI say so?', asks: { marks: {} } },
  { id: 'domain-task', label: 'Task of the domain', help: 'A page of your own, in a frame, reports what came out.', question: 'Do the task on this page.' },
  { id: 'two-alternatives', label: 'Two alternatives', help: 'Two items: people say which one the model gives a class (as in Borowski et al. 2021).', question: 'Which of the two does the AI call so?' },
  { id: 'verification', label: 'Verification', help: 'An output is suggested; people say whether it is what the model says (Lage et al. 2019).', question: 'Is this what the AI says?' },
  { id: 'counterfactual-predict', label: 'Counterfactual: predict', help: 'An item is changed; people foresee what the model says then (Hase and Bansal 2020).', question: 'What will the AI say about the changed case?' },
  { id: 'counterfactual-verify', label: 'Counterfactual: verify', help: 'People say whether a change alters the model’s output (Lage et al. 2019).', question: 'Does the change alter what the AI says?' },
  { id: 'localisation', label: 'Localisation', help: 'People mark what matters: words, features, places. Compared with where the truth lies or with an explanation that nobody sees; name it under "asks" in the files.', question: 'What made the AI say so?' },
  { id: 'explain', label: 'Reasons of their own', help: 'People mark, weigh or write reasons; what they give can become the method “human” of the set. What is asked stands under "asks" in the files.', question: 'Why does the AI say so?' },
  { id: 'deblur', label: 'Sharpen a picture', help: 'People sharpen a blurred picture where they must look to say what it shows (Das et al. 2016).', question: 'What is it?' },
  { id: 'counterfactual-edit', label: 'Counterfactual: edit', help: 'People change the item so that the model says something else; the model itself is asked.', question: 'What would have to be different?' },
  { id: 'domain-task', label: 'Page of the domain', help: 'The real work on a page in a frame, which reports how it went; the page stands under "asks" in the files.', question: 'Please do the task.' },
];

export const PHASES = [
  { id: 'main', label: 'Main part' }, { id: 'practice', label: 'Practice', help: 'Left out of every result.' }, { id: 'pre', label: 'Before learning' },
  { id: 'learning', label: 'Learning' }, { id: 'post', label: 'After learning' },
];

export const CELLS = [
  { id: 'truth', label: 'truth' }, { id: 'predicted', label: 'model’s output' }, { id: 'correct', label: 'model right or wrong' },
  { id: 'difficulty', label: 'difficulty' }, { id: 'group', label: 'group' }, { id: 'flips', label: 'change alters the output' },
];
