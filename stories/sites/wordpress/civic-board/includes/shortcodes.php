<?php
/** A shortcode for each element: `[civic_recent_replies agency="…" count="5"]`, wherever WordPress takes shortcodes. */

declare(strict_types=1);

namespace CivicBoard;

defined('ABSPATH') || exit;

add_action('init', static function (): void {
    foreach (elements() as $name => $element) {
        add_shortcode(shortcode_of($name), static fn (mixed $given): string => render(
            $name,
            shortcode_atts($element['takes'], is_array($given) ? $given : [], shortcode_of($name)),
            // A paragraph may stand around what stands in a sentence.
            empty($element['inline']) ? 'div' : 'span',
        ));
    }
});
