/**
 * How German requests begin. Moods: `question` and `infinitive` (verb at the end; a question is one only with
 * some verbs), `zu` (infinitive with "zu"), `dass` (finite verb at the end), `wenn` (infinitive and
 * "könntest").
 */
export const GERMAN_OPENERS = `
  1 question familiar kannst du auch|jetzt|nun|also?
  1 question formal können sie auch|jetzt|nun|also?
  1 infinitive familiar könntest|würdest du auch|jetzt|nun|also|vielleicht|bitte?
  1 infinitive formal könnten|würden sie auch|jetzt|nun|also|vielleicht|bitte?
  2 infinitive familiar du sollst|solltest|musst jetzt|nun?
  1 zu familiar deine aufgabe ist es nun|jetzt? ,?
  1 zu familiar deine aufgabe|rolle besteht darin ,
  1 zu familiar du hast die aufgabe ,
  1 zu familiar ich möchte dich darum? bitten ,
  1 zu familiar ich möchte dich gern|gerne? bitten ,
  1 zu familiar ich würde dich gern|gerne? bitten ,
  1 zu familiar ich bitte dich darum? ,
  1 zu familiar du wirst|bist hiermit? gebeten ,
  1 zu familiar wärst|wärest|bist du so nett|lieb|freundlich|gut ,
  1 zu familiar hättest du lust|zeit ,
  1 zu familiar wäre es dir möglich ,
  1 zu either wäre es möglich ,
  1 zu familiar ist es dir möglich ,
  1 zu familiar ich brauche|bräuchte|benötige deine hilfe|unterstützung , um
  1 zu familiar ich brauche|bräuchte|benötige deine hilfe|unterstützung dabei ,
  2 zu familiar hilf mir dabei? ,
  2 zu familiar versuche|versuch dabei|immer|stets? ,
  2 zu familiar denk|denke daran ,
  2 zu familiar vergiss dabei|bitte? nicht ,
  2 zu familiar achte dabei? darauf ,
  2 zu familiar du bist dafür zuständig|verantwortlich ,
  1 zu formal ihre aufgabe ist es nun|jetzt? ,?
  1 zu formal ihre aufgabe|rolle besteht darin ,
  1 zu formal sie haben die aufgabe ,
  1 zu formal ich möchte sie darum? bitten ,
  1 zu formal ich würde sie gern|gerne? bitten ,
  1 zu formal ich bitte sie darum? ,
  1 zu formal sie werden|sind hiermit? gebeten ,
  1 zu formal wären|sind sie so nett|lieb|freundlich|gut ,
  1 zu formal wäre es ihnen möglich ,
  1 zu formal ich brauche|bräuchte|benötige ihre hilfe|unterstützung , um
  1 zu formal ich brauche|bräuchte|benötige ihre hilfe|unterstützung dabei ,
  2 zu formal helfen sie mir dabei? ,
  2 zu formal versuchen sie dabei|immer|stets? ,
  2 zu formal denken sie daran ,
  2 zu formal vergessen sie dabei|bitte? nicht ,
  2 zu formal achten sie dabei? darauf ,
  1 dass familiar ich möchte|will|erwarte|wünsche|verlange|hoffe , dass du
  1 dass familiar ich wünsche mir , dass du
  1 dass familiar ich hätte gern|gerne , dass du
  1 dass familiar ich würde mir wünschen , dass du
  1 dass familiar ich bitte darum , dass du
  2 dass familiar stelle|stell sicher , dass du
  2 dass familiar achte dabei? darauf , dass du
  2 dass familiar sorge dafür , dass du
  2 dass familiar es ist sehr? wichtig , dass du
  2 dass familiar mir ist wichtig , dass du
  1 dass formal ich möchte|will|erwarte|wünsche|hoffe , dass sie
  1 dass formal ich wünsche mir , dass sie
  1 dass formal ich hätte gern|gerne , dass sie
  1 dass formal ich würde mir wünschen , dass sie
  2 dass formal stellen sie sicher , dass sie
  2 dass formal achten sie dabei? darauf , dass sie
  2 dass formal es ist sehr? wichtig , dass sie
  1 wenn familiar es wäre sehr|wirklich? toll|schön|super|nett|lieb|gut|hilfreich|klasse|großartig|freundlich|prima|ideal , wenn du
  1 wenn familiar es wäre sehr|wirklich? toll|schön|super|nett|lieb|freundlich von dir , wenn du
  1 wenn familiar ich wäre dir sehr? dankbar , wenn du
  1 wenn familiar ich würde mich sehr? freuen , wenn du
  1 wenn familiar ich fände es toll|schön|gut|super|klasse , wenn du
  1 wenn familiar es würde mir sehr? helfen , wenn du
  1 wenn formal es wäre sehr|wirklich? toll|schön|super|nett|lieb|gut|hilfreich|klasse|großartig|freundlich|prima|ideal , wenn sie
  1 wenn formal es wäre sehr|wirklich? toll|schön|super|nett|freundlich von ihnen , wenn sie
  1 wenn formal ich wäre ihnen sehr? dankbar , wenn sie
  1 wenn formal ich würde mich sehr? freuen , wenn sie
  1 wenn formal ich fände es toll|schön|gut|super|klasse , wenn sie
  1 wenn familiar es|mir wäre mir? lieb|recht|wichtig , wenn du
  1 wenn familiar ich wäre froh , wenn du
  1 wenn formal es|mir wäre mir? lieb|recht|wichtig , wenn sie
  1 wenn formal ich wäre froh , wenn sie
  1 dass familiar es wäre sehr|mir? gut|schön|toll|lieb|recht|wichtig , dass du
  1 dass familiar mir geht es darum , dass du
  1 dass familiar es geht mir? darum , dass du
  1 infinitive familiar könntest|würdest du bitte|vielleicht|eventuell mal|bitte|kurz?
  1 question familiar magst|willst du auch|bitte|mal?
  1 infinitive familiar kannst du bitte|vielleicht mal|kurz?
  1 zu familiar ich brauche|bräuchte|benötige mal|bitte|dringend? bitte? deine hilfe|unterstützung , um
  1 zu familiar kannst|könntest du mir bitte|vielleicht? helfen ,
  1 zu familiar magst du mir helfen ,
  2 zu familiar bitte? denk|denke bitte? daran ,
  2 dass familiar es ist mir|uns sehr? wichtig , dass du
  2 dass familiar uns|mir ist sehr? wichtig , dass du
  2 dass familiar es ist außerdem|auch|zudem|unbedingt|besonders|ganz wichtig , dass du
  2 dass familiar wichtig ist außerdem|auch|mir? , dass du
  2 dass familiar ganz? wichtig : dass du
  2 dass familiar achte bitte|unbedingt|immer , dass du
  2 dass familiar achte bitte|unbedingt|immer|dabei? darauf , dass du
  1 dass familiar ich möchte|will gerne|gern|außerdem|auch , dass du
  2 dass familiar denk|denke bitte? daran , dass du
  1 dass familiar ich hätte außerdem|auch|noch gern|gerne , dass du
  2 dass formal es ist mir|uns sehr? wichtig , dass sie
  2 forbid familiar du darfst dabei|jedoch|aber?
  2 forbid formal sie dürfen dabei|jedoch|aber?
`;
