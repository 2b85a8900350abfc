/** The few strings of Discourse itself that its components, or ours, show. */
type Tree = { [key: string]: Tree | string };

const strings: Record<string, Tree> = {
  en: {
    cancel: "Cancel",
    choose_topic: { title: { placeholder: "the topic's number" } },
    close: "Close",
    errors: { buttons: { again: "Try Again" } },
    loading: "Loading…",
    more_options: "More options",
    no_value: "No",
    ok_value: "OK",
    save: "Save Changes",
    yes_value: "Yes",
    modal: { close: "close" },
    form_kit: {
      errors: {
        required: "Required",
        too_long: "Too long",
        too_short: "Too short",
      },
      optional: "optional",
      reset: "Reset",
    },
    generic_error: "Sorry, an error has occurred.",
    generic_error_with_reason: "An error occurred: %{error}",
    select_kit: { default_header_text: "Select…" },
    topic: {
      merge_topic: { radio_label: "Existing Topic" },
      move_to: { title: "Move to", action: "move to" },
      split_topic: {
        radio_label: "New Topic",
        topic_name: "New Topic Title",
      },
    },
  },
  ru: {
    cancel: "Отмена",
    choose_topic: { title: { placeholder: "номер темы" } },
    close: "Закрыть",
    errors: { buttons: { again: "Попробовать снова" } },
    loading: "Загрузка…",
    more_options: "Ещё",
    no_value: "Нет",
    ok_value: "ОК",
    save: "Сохранить изменения",
    yes_value: "Да",
    modal: { close: "закрыть" },
    form_kit: {
      errors: {
        required: "Обязательное поле",
        too_long: "Слишком длинно",
        too_short: "Слишком коротко",
      },
      optional: "необязательно",
      reset: "Сбросить",
    },
    generic_error: "Произошла ошибка.",
    generic_error_with_reason: "Произошла ошибка: %{error}",
    select_kit: { default_header_text: "Выбрать…" },
    topic: {
      merge_topic: { radio_label: "Существующая тема" },
      move_to: { title: "Перемещение сообщений", action: "переместить" },
      split_topic: {
        radio_label: "Новая тема",
        topic_name: "Название новой темы",
      },
    },
  },
};

export default strings;
