<?php
/** Asking the board, and keeping what it said. */

declare(strict_types=1);

namespace CivicBoard;

defined('ABSPATH') || exit;

/** Seconds that a page waits for the board at most. */
const PATIENCE = 3;
/** Seconds for which a board that did not answer is left alone, so that its silence slows down one page and not each. */
const REST = 30;
/** Seconds after which what was kept is shown no more, though the board is silent: what was taken off the board must go in the end. */
const STALE = 3600;
/** No answer is larger. */
const LARGEST = 2_000_000;

const KEY = 'civic_board_';

/** What the board said: its text, or none, with the status of HTTP (0 when it did not answer). */
final class Said
{
    public function __construct(public readonly ?string $text, public readonly int $status = 200)
    {
    }
}

/**
 * Something of the board's that everybody gets, by its path and parameters. Fresh for `$seconds`; after that it is asked for anew, and stays for an hour where the
 * board does not answer. What the board does not have (any more) is not shown from what was kept.
 *
 * @param array<string, string|int> $parameters
 * @param bool $keep_refusals Whether to remember that the board has no such thing. Not where readers choose what is asked for: each could fill the database.
 */
function ask(string $path, array $parameters, int $seconds, bool $keep_refusals = true): Said
{
    $url = board_url($path);
    if ($url === '') {
        return new Said(null, 0);
    }
    if ($parameters !== []) {
        $url .= '?' . http_build_query($parameters, '', '&', PHP_QUERY_RFC3986);
    }
    $key = KEY . md5(settings()['generation'] . ' ' . $url);
    $life = max(0, (int) apply_filters('civic_board_stale_seconds', STALE, $path));
    $kept = get_transient($key);
    $kept = is_array($kept) && isset($kept['status'], $kept['until'], $kept['said']) && time() < $kept['said'] + $seconds + $life ? $kept : null;
    if ($kept !== null && time() < $kept['until']) {
        return new Said($kept['text'], $kept['status']);
    }
    if (get_transient(KEY . 'rests') !== false) {
        return new Said($kept['text'] ?? null, $kept['status'] ?? 0);
    }
    $until = time() + $seconds;
    if ($kept !== null) {
        // Whoever comes meanwhile gets what there is: one page asks, not all of them.
        set_transient($key, ['until' => time() + PATIENCE + 1] + $kept, $seconds + $life);
    }
    $answer = wp_safe_remote_get($url, [
        'timeout' => PATIENCE, 'redirection' => 0, 'limit_response_size' => LARGEST, 'reject_unsafe_urls' => true,
        'headers' => ($kept['tag'] ?? '') === '' ? [] : ['If-None-Match' => $kept['tag']],
    ]);
    $status = is_wp_error($answer) ? 0 : (int) wp_remote_retrieve_response_code($answer);
    if ($status === 304 && $kept !== null) {
        set_transient($key, ['until' => $until, 'said' => time()] + $kept, $seconds + $life);
        return new Said($kept['text'], $kept['status']);
    }
    $text = $status === 200 ? wp_remote_retrieve_body($answer) : '';
    if ($status === 200 && strlen($text) < LARGEST && is_expected(wp_remote_retrieve_header($answer, 'content-type'))) {
        $tag = wp_remote_retrieve_header($answer, 'etag');
        set_transient($key, ['text' => $text, 'status' => 200, 'until' => $until, 'said' => time(), 'tag' => is_string($tag) ? $tag : ''], $seconds + $life);
        return new Said($text);
    }
    if ($status >= 400 && $status < 500 && $status !== 429 && $status !== 408) {
        if ($keep_refusals) {
            set_transient($key, ['text' => null, 'status' => $status, 'until' => $until, 'said' => time(), 'tag' => ''], $seconds);
        } else {
            delete_transient($key);
        }
        return new Said(null, $status);
    }
    set_transient(KEY . 'rests', 1, REST);
    return new Said($kept['text'] ?? null, $kept['status'] ?? 0);
}

/** A login page of something in between is no answer of the board. */
function is_expected(mixed $type): bool
{
    return is_string($type) && preg_match('~^(text/html|application/json)\s*(;|$)~i', $type) === 1;
}

/** Forgets whatever was kept. */
function forget(): void
{
    delete_transient(KEY . 'rests');
    update_option(OPTION, ['generation' => settings()['generation'] + 1] + settings());
}

/*
 * WordPress asks nothing of addresses inside its own network, nor of unusual ports. A board that wp-config.php names may be there, and only it, with its port.
 */
add_filter('http_request_host_is_external', static fn (mixed $is, mixed $host): mixed => is_fixed() && wp_parse_url(board_url(), PHP_URL_HOST) === $host ? true : $is, 10, 2);
add_filter('http_allowed_safe_ports', static function (mixed $ports, mixed $host): mixed {
    $port = wp_parse_url(board_url(), PHP_URL_PORT);
    return is_fixed() && is_array($ports) && $port !== null && wp_parse_url(board_url(), PHP_URL_HOST) === $host ? [...$ports, $port] : $ports;
}, 10, 2);
