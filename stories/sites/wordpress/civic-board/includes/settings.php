<?php
/** What the site says about its board, in one option. */

declare(strict_types=1);

namespace CivicBoard;

defined('ABSPATH') || exit;

const OPTION = 'civic_board';

/** Looks that the board's server has as files of tokens. */
const LOOKS = ['', 'default', 'press-red', 'govuk', 'nl-design'];

/**
 * - `board`: address of the board's server, without a slash at the end; empty until somebody says it.
 * - `script`: what pages load: a path on the board's server or a whole address; empty when the theme does it.
 * - `integrity`: digest that the script must have (`sha384-…`); empty for any.
 * - `look`: a theme of the board's server.
 * - `prerender`: whether the board writes the elements into the page.
 * - `language`: a BCP 47 tag; empty for the page's own.
 * - `seconds`: for how long what the board wrote is kept.
 * - `thread_page`: id of the page that shows one message; 0 for the board's own pages.
 * - `generation`: counted up when everything that is kept is to be asked for anew.
 */
const DEFAULTS = [
    'board' => '', 'script' => '/cdn/civic-board.js', 'integrity' => '', 'look' => '', 'prerender' => true,
    'language' => '', 'seconds' => 60, 'thread_page' => 0, 'generation' => 0,
];

/** @return array{board: string, script: string, integrity: string, look: string, prerender: bool, language: string, seconds: int, thread_page: int, generation: int} */
function settings(): array
{
    $kept = get_option(OPTION);
    $settings = array_merge(DEFAULTS, is_array($kept) ? array_intersect_key($kept, DEFAULTS) : []);
    if (is_fixed()) {
        $settings['board'] = untrailingslashit((string) \CIVIC_BOARD_URL);
    }
    return $settings;
}

/**
 * Whether wp-config.php says where the board is: `define('CIVIC_BOARD_URL', 'http://10.0.0.7:4173');`. Whoever can write there may name addresses
 * inside the town's own network, which WordPress otherwise asks nothing of, and which nobody should be able to type into a form.
 */
function is_fixed(): bool
{
    return defined('CIVIC_BOARD_URL') && is_string(\CIVIC_BOARD_URL) && \CIVIC_BOARD_URL !== '';
}

/** The address of something on the board's server; empty while there is no board. */
function board_url(string $path = ''): string
{
    $board = settings()['board'];
    return $board === '' ? '' : $board . '/' . ltrim($path, '/');
}

/** What somebody typed as settings, made fit to keep. What makes no sense is left as it was, and said. */
function clean_settings(mixed $given): array
{
    $before = settings();
    $given = is_array($given) ? $given : [];
    $text = static fn (string $name): string => is_string($given[$name] ?? null) ? trim($given[$name]) : '';
    $refuse = static function (string $name, string $why) use ($before): mixed {
        add_settings_error(OPTION, $name, $why);
        return $before[$name];
    };

    $board = untrailingslashit($text('board'));
    $integrity = $text('integrity');
    $language = $text('language');
    $script = $text('script');
    return [
        'board' => is_fixed() || $board === '' || is_board_address($board) ? (is_fixed() ? $before['board'] : $board)
            : $refuse('board', __('The address of the board must begin with https:// and hold no user name, no question mark and no #. Copy it from the address bar of the board’s first page.', 'civic-board')),
        'script' => $script === '' || is_script_address($script) ? $script
            : $refuse('script', __('The script must be a path that begins with / or an address that begins with https://.', 'civic-board')),
        'integrity' => $integrity === '' || preg_match('~^sha(256|384|512)-[A-Za-z0-9+/]{40,90}={0,2}$~', $integrity) === 1 ? $integrity
            : $refuse('integrity', __('A digest begins with sha384- and has no blanks in it.', 'civic-board')),
        'look' => in_array($text('look'), LOOKS, true) ? $text('look') : '',
        'prerender' => !empty($given['prerender']),
        'language' => $language === '' || preg_match('~^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$~', $language) === 1 ? $language
            : $refuse('language', __('A language is written as en or zh-Hans.', 'civic-board')),
        'seconds' => max(10, min(3600, (int) ($given['seconds'] ?? DEFAULTS['seconds']))),
        'thread_page' => absint($given['thread_page'] ?? 0),
        'generation' => $before['generation'] + 1,
    ];
}

/** What stands in it is written into pages as markup, so nobody on the way may change it. */
function is_board_address(string $address): bool
{
    $parts = wp_parse_url($address);
    return is_array($parts) && ($parts['scheme'] ?? '') === 'https' && ($parts['host'] ?? '') !== ''
        && !isset($parts['user'], $parts['pass']) && !isset($parts['user']) && !isset($parts['query']) && !isset($parts['fragment'])
        && sanitize_url($address, ['https']) === $address;
}

function is_script_address(string $address): bool
{
    return preg_match('~^(/(?!/)|https://)[^\s"\'<>]*$~i', $address) === 1;
}

add_action('admin_init', static function (): void {
    register_setting(OPTION, OPTION, ['type' => 'array', 'sanitize_callback' => __NAMESPACE__ . '\clean_settings', 'show_in_rest' => false, 'default' => DEFAULTS]);
});
