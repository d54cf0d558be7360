/** Days of the week that are off in a country, 0 = Sunday, from Unicode's data (CLDR), which Node brings along. */
export function weekendOf(country: string): readonly number[] {
  const locale = new Intl.Locale('und', {region: country}) as Intl.Locale & {readonly weekInfo?: WeekInfo; getWeekInfo?(): WeekInfo};
  // A method since 2024, and a property in Node 20.
  const {weekend} = locale.getWeekInfo?.() ?? locale.weekInfo ?? {weekend: [6, 7]};
  return weekend.map((day) => day % 7).sort();
}

interface WeekInfo {
  /** 1 = Monday, 7 = Sunday. */
  readonly weekend: readonly number[];
}
