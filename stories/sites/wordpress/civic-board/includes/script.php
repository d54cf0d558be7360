<?php
/** What pages load: one module of the board's, and one file of tokens where a look is chosen. Only pages with an element on them. */

declare(strict_types=1);

namespace CivicBoard;

defined('ABSPATH') || exit;

const SCRIPT = 'civic-board';

/** The address of the script; empty where the site brings it in by itself, or wants none. */
function script_url(): string
{
    $script = settings()['script'];
    return $script === '' || board_url() === '' ? '' : (str_starts_with($script, '/') ? board_url($script) : $script);
}

function load_script(): void
{
    if (script_url() !== '') {
        // The board says by ETag whether it has changed; a version in the address would make two modules of one where chunks import it.
        wp_enqueue_script_module(SCRIPT, script_url(), [], null);
    }
    $look = settings()['look'];
    if ($look !== '') {
        wp_enqueue_style('civic-board-look', board_url("cdn/themes/$look.css"), [], null);
    }
}

/** What is pinned by its digest needs to be asked for with CORS, which modules are anyhow. Digests of a policy's nonces are added by whoever sets the policy. */
add_filter('wp_script_attributes', static function (mixed $attributes): mixed {
    if (is_array($attributes) && ($attributes['id'] ?? '') === SCRIPT . '-js-module' && settings()['integrity'] !== '') {
        $attributes['integrity'] = settings()['integrity'];
        $attributes['crossorigin'] = 'anonymous';
    }
    return $attributes;
});
