<?php
/** A pasted link to a message shows the message: the board is a provider of oEmbed that this site trusts. */

declare(strict_types=1);

namespace CivicBoard;

defined('ABSPATH') || exit;

add_action('init', static function (): void {
    if (board_url() !== '') {
        wp_oembed_add_provider(board_url('messages/*'), board_url('oembed'), false);
    }
});

/**
 * The frame is made as high as what is in it. The board's page in it says how high that is in the way of WordPress's own embeds, and WordPress's script listens where
 * the frame has a secret. It sits in the same sandbox as those do.
 */
add_filter('embed_oembed_html', static function (mixed $html, mixed $url): mixed {
    if (!is_string($html) || !is_string($url) || !is_on_board($url) || message_in_address($url) === '') {
        return $html;
    }
    $frame = new \WP_HTML_Tag_Processor($html);
    if (!$frame->next_tag('iframe') || !str_starts_with((string) $frame->get_attribute('src'), board_url())) {
        return $html;
    }
    $secret = wp_generate_password(10, false);
    $source = (string) $frame->get_attribute('src');
    // The words around the message in the language of this page, unless the link named another.
    $source = str_contains($source, 'lang=') ? $source : add_query_arg('lang', language(), $source);
    $frame->add_class('wp-embedded-content');
    $frame->set_attribute('src', "$source#?secret=$secret");
    // Not wider than there is room, whatever the theme says of frames.
    $frame->set_attribute('width', '100%');
    $frame->set_attribute('data-secret', $secret);
    $frame->set_attribute('sandbox', 'allow-scripts allow-popups allow-top-navigation-by-user-activation');
    $frame->set_attribute('loading', 'lazy');
    wp_enqueue_script('wp-embed');
    return $frame->get_updated_html();
}, 10, 2);
