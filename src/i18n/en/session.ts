/** The words of civic-session. */
export const session = {
  label: 'Your account',
  'signed-in-as': 'Signed in as {name}',
  'sign-in': 'Sign in',
  'sign-out': 'Sign out',
  username: 'User name',
  password: 'Password',
  'show-password': 'Show password',
  'role-visitor': 'visitor',
  'role-citizen': 'citizen',
  'role-staff': 'agency staff',
  'role-lead': 'agency lead',
  'role-moderator': 'moderator',
  'role-administrator': 'administrator',
} as const;
