<?php
/** What an editor wrote as attributes, made fit for the board and the page. */

declare(strict_types=1);

namespace CivicBoard;

defined('ABSPATH') || exit;

/** Ids on the board, as it makes them and as towns may name their own. */
const ID = '~^[\p{L}\p{N}][\p{L}\p{N}._:-]{0,99}$~u';

/**
 * The values of an element's attributes, those that say nothing left out.
 *
 * @param array<array-key, mixed> $given
 * @return array<string, string|int>
 */
function values_of(string $name, array $given): array
{
    $known = attributes();
    $values = [];
    foreach (elements()[$name]['takes'] as $attribute => $unless) {
        $value = $given[$attribute] ?? $unless;
        $value = is_scalar($value) ? trim((string) $value) : '';
        $value = value_of($attribute, $value, $known[$attribute]);
        if ($value !== '') {
            $values[$attribute] = $value;
        }
    }
    return $values;
}

/** @param array{kind: string, min?: int, max?: int, options?: array<string, string>, ask?: string} $rule */
function value_of(string $name, string $value, array $rule): string|int
{
    return match ($rule['kind']) {
        'number' => is_numeric($value) ? max($rule['min'] ?? 1, min($rule['max'] ?? 100, (int) $value)) : '',
        'choice' => array_key_exists($value, $rule['options'] ?? []) ? $value : '',
        'id' => id_in(filter_in_address($value, $rule['ask'] ?? $name)),
        'message' => id_in(message_in_address($value)),
        'pattern' => pattern_in($value),
        default => mb_substr(sanitize_text_field($value), 0, 200),
    };
}

function id_in(string $value): string
{
    return preg_match(ID, $value) === 1 ? $value : '';
}

/** People do not know ids, but where they have seen something: the board's list, with the filter chosen, names it in its address. */
function filter_in_address(string $value, string $parameter): string
{
    if (!is_on_board($value)) {
        return $value;
    }
    parse_str((string) wp_parse_url($value, PHP_URL_QUERY), $query);
    return is_string($query[$parameter] ?? null) ? $query[$parameter] : '';
}

/** The permanent address of a message names it. */
function message_in_address(string $value): string
{
    if (!is_on_board($value)) {
        return $value;
    }
    return preg_match('~/messages/([^/?#]+)~', $value, $match) === 1 ? rawurldecode($match[1]) : '';
}

function is_on_board(string $address): bool
{
    return board_url() !== '' && str_starts_with($address, board_url());
}

/** Where links lead: a path or an address of the web, with `{id}` in it. */
function pattern_in(string $value): string
{
    return preg_match('~^(https?://|/(?!/))[^\s"\'<>]{0,480}$~i', $value) === 1 && str_contains($value, '{id}') ? $value : '';
}

/** The message that the address of this page names: a page with one thread on it serves them all. */
function message_of_page(): string
{
    // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Reading a public page.
    $given = $_GET['message'] ?? '';
    return is_string($given) ? id_in(trim(wp_unslash($given))) : '';
}

/** Where titles lead unless the element says it: the site's own page for messages, or the board's. */
function thread_pattern(): string
{
    $page = settings()['thread_page'];
    $link = $page > 0 && get_post_status($page) === 'publish' ? get_permalink($page) : false;
    return $link === false ? board_url('messages/{id}') : $link . (str_contains($link, '?') ? '&' : '?') . 'message={id}';
}

/** The language of the page, as the web names it. */
function language(): string
{
    return settings()['language'] !== '' ? settings()['language'] : str_replace('_', '-', determine_locale());
}
