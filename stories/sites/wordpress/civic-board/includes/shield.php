<?php
/**
 * What the board wrote, made fit to pass through whatever WordPress does to a post's text afterwards.
 *
 * A block is written before WordPress goes over the text: it would turn quotes of a citizen into others, a colon and a bracket into a picture, and, worst, carry
 * out what looks like a shortcode in what a citizen wrote. So no sign is left that any of these looks for: all but letters and blanks are written as
 * references, which browsers read as the same text. What the board's own element then finds in the page is what the board wrote.
 */

declare(strict_types=1);

namespace CivicBoard;

defined('ABSPATH') || exit;

function shielded(string $fragment): string
{
    // Scripts here are inert JSON, and styles are the board's own: both are text of another language, in which references are not read.
    $pieces = preg_split('~(<script\b[^>]*>.*?</script>|<style\b[^>]*>.*?</style>|<!--.*?-->|<[^>]*>)~is', $fragment, -1, PREG_SPLIT_DELIM_CAPTURE);
    if ($pieces === false) {
        return '';
    }
    foreach ($pieces as $index => $piece) {
        if ($index % 2 === 0) {
            $pieces[$index] = shielded_text($piece);
        } elseif (stripos($piece, '<script') === 0) {
            $pieces[$index] = shielded_json($piece);
        } elseif (stripos($piece, '<style') !== 0 && !str_starts_with($piece, '<!--')) {
            $pieces[$index] = str_replace(['[', ']'], ['&#x5b;', '&#x5d;'], $piece);
        }
    }
    return implode('', $pieces);
}

function shielded_text(string $text): string
{
    $reference = static fn (array $match): string => isset($match[1]) ? $match[0] : sprintf('&#x%02x;', ord($match[0]));
    $text = preg_replace_callback('~(&(?:#\d+|#x[\da-f]+|\w+);)|[!-/:-@\[-`{-\~0-9]~i', $reference, $text) ?? '';
    // WordPress corrects how its name is written, in everybody's words.
    return str_replace('Wordpress', 'Word&#x70;ress', $text);
}

/** Brackets in the strings of JSON; those of its lists are no names of shortcodes. */
function shielded_json(string $script): string
{
    return preg_replace_callback('~"(?:[^"\\\\]++|\\\\.)*+"~s', static fn (array $match): string => str_replace(['[', ']'], ['\u005b', '\u005d'], $match[0]), $script) ?? '';
}

/** Themes and plugins may go over text in their own ways with what WordPress offers for it; shadow roots are none of theirs. */
add_filter('no_texturize_tags', static fn (mixed $tags): mixed => is_array($tags) ? [...$tags, 'template'] : $tags);
