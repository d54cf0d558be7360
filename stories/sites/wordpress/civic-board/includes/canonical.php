<?php
/** A message has one permanent address, on the board: the site's page that shows it by its address says so to search engines. */

declare(strict_types=1);

namespace CivicBoard;

defined('ABSPATH') || exit;

add_filter('get_canonical_url', static function (mixed $url, mixed $post): mixed {
    $message = message_of_page();
    $page = settings()['thread_page'];
    return $page > 0 && $post instanceof \WP_Post && $post->ID === $page && $message !== '' && board_url() !== '' ? board_url('messages/' . rawurlencode($message)) : $url;
}, 10, 2);
