/** The page of the workspace where what the model rests on was taken in. */
export function takenInAt(role: string): string {
  switch (role) {
    case 'social-counts':
    case 'backlog':
    case 'care-users':
    case 'group-figures':
      return 'kartlegging';
    case 'areas':
      return 'gap/omraader';
    case 'turnover':
      return 'kunnskap/omloep';
    default:
      return 'tall';
  }
}
