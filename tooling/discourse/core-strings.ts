/** The few strings of Discourse itself that its components, or ours, show. */
type Tree = { [key: string]: Tree | string };

const strings: Record<string, Tree> = {
  en: {
    cancel: "Cancel",
    close: "Close",
    loading: "Loading…",
    more_options: "More options",
    no_value: "No",
    ok_value: "OK",
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
    select_kit: { default_header_text: "Select…" },
  },
  ru: {
    cancel: "Отмена",
    close: "Закрыть",
    loading: "Загрузка…",
    more_options: "Ещё",
    no_value: "Нет",
    ok_value: "ОК",
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
    select_kit: { default_header_text: "Выбрать…" },
  },
};

export default strings;
