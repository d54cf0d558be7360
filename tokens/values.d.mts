/** A value in the form of the Design Tokens Format Module 2025.10. */
export function parse(type: string, value: string): unknown;

/** How much two colours differ in brightness, as WCAG 2 counts: 1 to 21. */
export function contrast(one: string, other: string): number;
