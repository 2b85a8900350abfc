import I18n from "discourse-i18n";

/** The sandbox's own words; the plugin's come from its locale files. */
const words = {
  en: {
    about:
      "A sandbox: the real plugin on a small stand-in for Discourse. Nothing here is sent anywhere.",
    all: "All sections",
    answer_as: "Open a topic and press Reply",
    cancel: "Cancel",
    clock: "It is",
    clock_hour: "+1 hour",
    clock_opening: "To the next opening",
    clock_working_day: "+1 working day",
    close_menu: "Close",
    desk: "Desk",
    edit: "Edit",
    edit_topic: "Edit title and section",
    figures: "Figures",
    go: "Take me there",
    guest: "guest",
    held: "Held:",
    kept_text: "The former text stays readable as a version.",
    language: "Русский",
    latest: "Latest",
    menu: "Story and clock",
    move_existing: "To an existing topic",
    move_new: "To a new topic",
    move_title: "Move to a topic",
    move_topic_id: "Number of the topic",
    new_topic: "New topic",
    not_held: "It went through",
    notices: "Notices",
    nothing_new: "Nothing new",
    posts_other: "posts",
    record: "Public record",
    reply: "Reply",
    rules: "Rules",
    save: "Save",
    section: "Section",
    send: "Send",
    start_over: "bin/try --reset begins anew.",
    story: "Friday evening, riser 4 is cold",
    text: "Text",
    title: "Title",
    topics: "Topics",
    try: "Try",
    version: "version",
    you_are: "You are",
    estate: "Northbank Quarter",
    roles: {
      resident: "resident",
      spokesperson: "spokesperson",
      moderator: "moderator",
      expert: "expert",
      head: "head of communications",
    },
    steps: {
      asked: ["Ask", "As the resident, ask the company why riser 4 is cold."],
      too_late: [
        "Answer too late",
        "At 20:00 the office closes. Turn the clock an hour on and, as the spokesperson, reply as Northbank Homes. You are told why not, and when.",
      ],
      sent: [
        "Send it in the morning",
        "Turn the clock to the next opening and send it: first response, badge and all.",
      ],
      late: [
        "Let one grow late",
        "Another question waits too. Turn the clock two working days on and watch the chips in the list turn.",
      ],
      delete_refused: [
        "Try to delete",
        "As anyone: there is no Delete. Press here to ask for it all the same.",
      ],
      moved: [
        "Move with a reason",
        "As the moderator, move a reply out of a topic, say why, and read the notices on both sides.",
      ],
      rated: [
        "Close and rate",
        "As the spokesperson give the full answer and close the question; as the resident say whether it is solved; as the expert rate it.",
      ],
      dishonest: [
        "Be the dishonest administrator",
        "As the head of communications, make the question go away. Try every way you can think of.",
      ],
    },
    attempts: {
      delete_post: "Delete the post",
      delete_topic: "Delete the topic",
      unlist: "Unlist the topic",
      convert: "Make it a private message",
      bulk: "Delete it in bulk",
      timer: "Set a timer that deletes it",
      delete_author: "Delete its author",
      console_destroy: "Console: post.destroy",
      console_trash: "Console: post.trash!",
      console_destroyer: "Console: PostDestroyer as the system",
      sql_delete: "SQL: DELETE FROM posts",
      sql_hide: "SQL: UPDATE posts SET deleted_at",
    },
    question: {
      title: "No heating in riser 4 since this morning",
      text: "Radiators in all flats of riser 4 are cold, the thermometer shows 16 degrees. Two families have infants. When will the heating be back?",
    },
  },
  ru: {
    about:
      "Песочница: настоящий плагин на маленькой замене Discourse. Отсюда ничего никуда не отправляется.",
    all: "Все разделы",
    answer_as: "Откройте тему и нажмите «Ответить»",
    cancel: "Отмена",
    clock: "Сейчас",
    clock_hour: "+1 час",
    clock_opening: "До открытия",
    clock_working_day: "+1 рабочий день",
    close_menu: "Закрыть",
    desk: "Рабочий стол",
    edit: "Изменить",
    edit_topic: "Изменить заголовок и раздел",
    figures: "Показатели",
    go: "Перейти",
    guest: "гость",
    held: "Не вышло:",
    kept_text: "Прежний текст остаётся доступен как версия.",
    language: "English",
    latest: "Последние",
    menu: "История и часы",
    move_existing: "В существующую тему",
    move_new: "В новую тему",
    move_title: "Перенести в тему",
    move_topic_id: "Номер темы",
    new_topic: "Новая тема",
    not_held: "Получилось",
    notices: "Уведомления",
    nothing_new: "Ничего нового",
    posts_other: "сообщений",
    record: "Публичный журнал",
    reply: "Ответить",
    rules: "Правила",
    save: "Сохранить",
    section: "Раздел",
    send: "Отправить",
    start_over: "bin/try --reset начинает сначала.",
    story: "Вечер пятницы, стояк 4 холодный",
    text: "Текст",
    title: "Заголовок",
    topics: "Темы",
    try: "Попробовать",
    version: "версия",
    you_are: "Вы —",
    estate: "Квартал «Северный берег»",
    roles: {
      resident: "житель",
      spokesperson: "представитель",
      moderator: "модератор",
      expert: "эксперт",
      head: "директор по коммуникациям",
    },
    steps: {
      asked: [
        "Спросите",
        "Житель спрашивает компанию, почему стояк 4 холодный.",
      ],
      too_late: [
        "Ответьте слишком поздно",
        "В 20:00 приём закрывается. Переведите часы на час вперёд и представителем ответьте от имени Northbank Homes. Вам скажут, почему нельзя и когда можно.",
      ],
      sent: [
        "Отправьте утром",
        "Переведите часы до открытия и отправьте: первый ответ, со знаком.",
      ],
      late: [
        "Дайте одному вопросу опоздать",
        "Ждёт и другой вопрос. Переведите часы на два рабочих дня и посмотрите, как меняются метки в списке.",
      ],
      delete_refused: [
        "Попробуйте удалить",
        "Кем угодно: кнопки «Удалить» нет. Нажмите здесь, чтобы попросить всё равно.",
      ],
      moved: [
        "Перенесите с причиной",
        "Модератором перенесите ответ из темы, назовите причину и прочитайте уведомления с обеих сторон.",
      ],
      rated: [
        "Закройте и оцените",
        "Представителем дайте полный ответ и закройте вопрос; жителем скажите, решён ли он; экспертом оцените.",
      ],
      dishonest: [
        "Побудьте нечестным администратором",
        "Директором по коммуникациям сделайте так, чтобы вопрос исчез. Любыми способами.",
      ],
    },
    attempts: {
      delete_post: "Удалить сообщение",
      delete_topic: "Удалить тему",
      unlist: "Убрать тему из списков",
      convert: "Сделать личным сообщением",
      bulk: "Удалить списком",
      timer: "Поставить таймер удаления",
      delete_author: "Удалить автора",
      console_destroy: "Консоль: post.destroy",
      console_trash: "Консоль: post.trash!",
      console_destroyer: "Консоль: PostDestroyer от имени системы",
      sql_delete: "SQL: DELETE FROM posts",
      sql_hide: "SQL: UPDATE posts SET deleted_at",
    },
    question: {
      title: "С утра нет отопления в стояке 4",
      text: "Батареи во всех квартирах стояка 4 холодные, на термометре 16 градусов. У двух семей младенцы. Когда дадут отопление?",
    },
  },
} as const;

type Words = (typeof words)["en"];
type Plain = {
  [K in keyof Words]: Words[K] extends string ? K : never;
}[keyof Words];

/** A word or a group of words in the reader's language. */
export function say<K extends keyof Words>(key: K) {
  return words[I18n.locale === "ru" ? "ru" : "en"][key] as Words[K];
}

export function word(key: Plain): string {
  return say(key);
}

/** One of a group, by its name. */
export function named(group: "roles" | "attempts", key: string) {
  return (say(group) as Record<string, string>)[key] ?? key;
}
